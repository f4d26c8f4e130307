import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlaneCopier } from "../../../src/meeting/copy-planes.ts";
import { CheapestCopier } from "../../../src/meeting/copy-tiles.ts";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";
import { AtlasPainter } from "../../../src/meeting/paint-atlas.ts";
import type { Atlas, WantedCopy } from "../../../src/meeting/wanted-copy.ts";

const OPTIONS = { tilePx: 256, withinMs: 200 };
const source = { x: 0, y: 0, width: 9, height: 9 };
const closeUp: WantedCopy = {
	found: { tile: { id: "a" } } as FoundTile,
	closeUps: [{ trackId: 1, source }],
};

/** Copies one frame after another, with these two ways to do it; what took which. */
function setUp(ways: { planes: () => Atlas | null; canvas: () => Atlas | null }) {
	const canCopy = vi.spyOn(PlaneCopier.prototype, "canCopy").mockReturnValue(true);
	vi.spyOn(PlaneCopier.prototype, "copy").mockImplementation(async () => ways.planes());
	vi.spyOn(AtlasPainter.prototype, "paint").mockImplementation(async () => ways.canvas());
	const copier = new CheapestCopier({} as Window);
	const copy = async (frames: number, wanted = [closeUp]) => {
		const took: (string | undefined)[] = [];
		for (let frame = 0; frame < frames; frame++)
			took.push((await copier.paint(wanted, OPTIONS))?.patches[0]?.tileId);
		return took;
	};
	return { copy, canCopy };
}

/** What a way hands out: its name stands in the tile's id. */
const atlas = (way: string, busyMs: number): Atlas => ({
	patches: [{ tileId: way, source, place: source }],
	width: 9,
	height: 9,
	bytes: null,
	busyMs,
});

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
	expect(await copy(1)).toEqual(["canvas"]);
	canCopy.mockReturnValue(false);
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
