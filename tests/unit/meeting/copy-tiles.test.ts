import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlaneCopier } from "../../../src/meeting/copy-planes.ts";
import { CheapestCopier } from "../../../src/meeting/copy-tiles.ts";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";
import { AtlasPainter } from "../../../src/meeting/paint-atlas.ts";
import type { Atlas, WantedCopy } from "../../../src/meeting/wanted-copy.ts";
import { MAX_FRAME_BYTES } from "../../../src/shared/frames.ts";

const OPTIONS = { tilePx: 256, withinMs: 200 };
const source = { x: 0, y: 0, width: 9, height: 9 };
const closeUp: WantedCopy = {
	found: { tile: { id: "a" } } as FoundTile,
	closeUps: [{ trackId: 1, source }],
};

/** Copies one frame after another, with these two ways to do it; what took which. */
function setUp(ways: {
	planes: (wanted: readonly WantedCopy[]) => Atlas | "late" | null;
	canvas: (wanted: readonly WantedCopy[]) => Atlas | null;
}) {
	const canCopy = vi.spyOn(PlaneCopier.prototype, "canCopy").mockReturnValue(true);
	vi.spyOn(PlaneCopier.prototype, "copy").mockImplementation(async (wanted) => ways.planes(wanted));
	vi.spyOn(AtlasPainter.prototype, "paint").mockImplementation(async (wanted) => {
		const atlas = ways.canvas(wanted);
		return atlas && { ...atlas, pixels: new Uint8ClampedArray(4 * atlas.width * atlas.height) };
	});
	const copier = new CheapestCopier({} as Window);
	const paint = (wanted: readonly WantedCopy[]) => copier.paint(wanted, OPTIONS);
	const copy = async (frames: number, wanted = [closeUp]) => {
		const took: (string | undefined)[] = [];
		for (let frame = 0; frame < frames; frame++)
			took.push((await paint(wanted))?.patches[0]?.tileId);
		return took;
	};
	return { copy, paint, canCopy };
}

/** What a way hands out: its name stands in the tile's id. */
const atlas = (way: string, busyMs: number, bytes: Blob | null = null): Atlas => ({
	patches: [{ tileId: way, source, place: source }],
	width: 9,
	height: 9,
	bytes,
	busyMs,
});

/** A tile that has planes, and one that has none. */
const mixed = (...ids: ("planar" | "other")[]) =>
	ids.map((id) => ({ ...closeUp, found: { tile: { id } } as FoundTile }));

/** Copies of such tiles: after a while planes have proved the cheaper way. */
async function setUpMixed(planeBytes = 100) {
	const at = setUp({
		planes: (wanted) =>
			atlas(wanted[0]?.found.tile.id ?? "", 1, new Blob(["x".repeat(planeBytes)])),
		canvas: (wanted) => ({
			...atlas("", 4 * wanted.length),
			patches: wanted.map(({ found }) => ({ tileId: found.tile.id, source, place: source })),
		}),
	});
	at.canCopy.mockImplementation(({ found }) => found.tile.id === "planar");
	for (let frame = 0; frame < 20; frame++) await at.paint(mixed("planar", "other"));
	const idsOf = async (...ids: Parameters<typeof mixed>) =>
		(await at.paint(mixed(...ids)))?.patches.map(({ tileId }) => tileId);
	return { ...at, idsOf };
}

beforeEach(() => void vi.stubGlobal("OffscreenCanvas", class {}));
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

test.each([
	["planes", { planes: 1, canvas: 4 }],
	["canvas", { planes: 4, canvas: 1 }],
])("after a few frames tiles are copied by %s where that is cheaper", async (best, cost) => {
	const { copy } = setUp({
		planes: () => atlas("planes", cost.planes),
		canvas: () => atlas("canvas", cost.canvas),
	});
	expect(new Set(await copy(8))).toEqual(new Set(["planes", "canvas"]));
	expect(new Set(await copy(40))).toEqual(new Set([best]));
});

test("where planes end in mid-call, no frame is missed", async () => {
	let ended = false;
	const { copy, canCopy } = setUp({
		planes: () => (ended ? null : atlas("planes", 1)),
		canvas: () => atlas("canvas", 4),
	});
	await copy(20);
	ended = true;
	canCopy.mockReturnValueOnce(true).mockReturnValue(false);
	expect(await copy(1)).toEqual(["canvas"]);
	expect(await copy(3)).toEqual(["canvas", "canvas", "canvas"]);
});

test("whole tiles, which cost more, decide nothing", async () => {
	const whole = { ...closeUp, closeUps: [] };
	const { copy } = setUp({
		planes: () => atlas("planes", 9),
		canvas: () => atlas("canvas", 1),
	});
	expect(new Set(await copy(40, [whole]))).toEqual(new Set(["planes"]));
});

test("what has no planes is painted into the same frame, behind the planes of the others", async () => {
	const { paint } = await setUpMixed();
	const frame = await paint(mixed("other", "planar"));
	expect(frame?.patches).toEqual([
		{ tileId: "planar", source, place: source },
		{
			tileId: "other",
			source,
			place: source,
			plane: { at: 100, layout: "rgba", width: 9, height: 9, isFullRange: true },
		},
	]);
	expect(frame?.bytes?.size).toBe(100 + 4 * 9 * 9);
});

test("planes that come too late cost without end, those that were refused nothing", async () => {
	for (const [answer, best] of [
		["late", "canvas"],
		[null, "planes"],
	] as const) {
		let left = 0;
		const { copy, canCopy } = setUp({
			planes: () => (left > 0 ? answer : atlas("planes", 1)),
			canvas: () => atlas("canvas", 4),
		});
		await copy(20);
		for (left = 7; left > 0; left--) await copy(1);
		expect(await copy(1)).toEqual([best]);
		canCopy.mockRestore();
	}
});

test("where both would be too much for one frame, they take turns as they have waited", async () => {
	const { idsOf } = await setUpMixed(MAX_FRAME_BYTES);
	expect(await idsOf("planar", "other")).toEqual(["planar"]);
	expect(await idsOf("other", "planar")).toEqual(["other"]);
});
