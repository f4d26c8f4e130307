import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";
import { AtlasPainter } from "../../../src/meeting/paint-atlas.ts";
import type { WantedCopy } from "../../../src/meeting/wanted-copy.ts";
import type { Box } from "../../../src/shared/geometry.ts";

let clockMs = 0;
let drawn: Box[] = [];
let cleared: Box[] = [];

/** Draws a picture a millisecond: two fill a slice. */
class FakeCanvas {
	static made = 0;
	constructor(
		public width: number,
		public height: number,
	) {
		FakeCanvas.made++;
	}
	getContext() {
		return {
			clearRect(x: number, y: number, width: number, height: number) {
				expect(drawn).toHaveLength(cleared.length);
				cleared.push({ x, y, width, height });
			},
			drawImage(_: unknown, ...[, , , , x = 0, y = 0, width = 0, height = 0]: number[]) {
				clockMs += 1;
				drawn.push({ x, y, width, height });
			},
			getImageData: () => ({ data: new Uint8ClampedArray(4) }),
		};
	}
}

/** The next slice's turn comes 8 ms after the last. */
const VIEW = {
	setTimeout(slice: () => void, waitMs: number) {
		clockMs += waitMs;
		slice();
	},
} as unknown as Window;

/** A tile, and the sizes of its faces' close-ups. */
function tileOf(id: string, ...sizes: number[]): WantedCopy {
	const media = { localName: "video", videoWidth: 640, videoHeight: 360 };
	const crop = { x: 0, y: 0, width: 640, height: 360 };
	const closeUps = sizes.map((size, index) => ({
		trackId: index + 1,
		source: { x: 0, y: 0, width: size, height: size },
	}));
	const tile = { id, width: 640, height: 360 };
	return { found: { tile, picture: { media, crop } } as unknown as FoundTile, closeUps };
}

const ROOM = [tileOf("a", 40), tileOf("b", 60, 50), tileOf("c", 96, 80), tileOf("d", 70)];

beforeEach(() => {
	clockMs = 0;
	drawn = [];
	cleared = [];
	vi.stubGlobal("OffscreenCanvas", FakeCanvas);
	vi.spyOn(performance, "now").mockImplementation(() => clockMs);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

test.each([
	["all, where there is time", 100, ROOM, ["a1", "b1", "b2", "c1", "c2", "d1"]],
	["not the tile that was begun in the last slice", 5, ROOM, ["a1", "b1", "b2"]],
	[
		"the tiles in their order, whichever cells are higher",
		5,
		ROOM.toReversed(),
		["d1", "c1", "c2"],
	],
	["nothing of a tile cut through by the first slice", 0, ROOM, ["a1"]],
	[
		"the first tile with all its faces, however long",
		0,
		[tileOf("e", 9, 9, 9)],
		["e1", "e2", "e3"],
	],
])("copies %s", async (_, withinMs, wanted, kept) => {
	const painted = await new AtlasPainter(VIEW).paint(wanted, { tilePx: 256, withinMs });
	const patches = painted?.patches ?? [];
	expect(patches.map(({ tileId, trackId }) => `${tileId}${trackId}`)).toEqual(kept);
	expect(drawn.slice(0, kept.length)).toEqual(patches.map(({ place }) => place));
});

test("a canvas that is empty between its frames is painted in one of them", async () => {
	let frame = 0;
	const view = {
		requestAnimationFrame(next: () => void) {
			frame++;
			next();
		},
	} as unknown as Window;
	const found = tileOf("a").found;
	const media = { localName: "canvas" } as HTMLCanvasElement;
	const picture = { ...found.picture, media, blinks: true as const };
	vi.spyOn(FakeCanvas.prototype, "getContext").mockImplementation(() => ({
		clearRect() {},
		drawImage(_: unknown, ...[, , , , , , width = 0]: number[]) {
			if (width > 0) drawn.push({ x: frame, y: 0, width, height: 0 });
		},
		getImageData: () => ({ data: new Uint8ClampedArray(4).fill(frame === 3 ? 255 : 0) }),
	}));
	const wanted = [{ found: { ...found, picture }, closeUps: [] }];
	const painter = new AtlasPainter(view);
	const before = FakeCanvas.made;
	await painter.paint(wanted, { tilePx: 256, withinMs: 100 });
	expect(drawn.map(({ x }) => x)).toEqual([3]);
	// None is made to look whether it is empty.
	expect(FakeCanvas.made).toBe(before);
});

test("through what is see-through, nobody's face of the last frame is seen", async () => {
	await new AtlasPainter(VIEW).paint(ROOM, { tilePx: 256, withinMs: 100 });
	expect(drawn).toHaveLength(6);
	expect(cleared).toEqual(drawn);
});
