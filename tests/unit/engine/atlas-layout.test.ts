import fc from "fast-check";
import { expect, test } from "vitest";
import { type AtlasPicture, layoutAtlas } from "../../../src/engine/atlas-layout.ts";
import type { Box } from "../../../src/shared/geometry.ts";

const pictures = fc
	.array(
		fc.record({
			width: fc.integer({ min: 1, max: 4000 }),
			height: fc.integer({ min: 1, max: 4000 }),
		}),
		{
			maxLength: 49,
		},
	)
	.map((sizes): AtlasPicture[] => sizes.map((size, index) => ({ tileId: `t${index}`, ...size })));

/** Whether two places touch a common block of 16 pixels. */
function shareBlock(a: Box, b: Box): boolean {
	const blocks = (from: number, length: number) => [from >> 4, (from + length - 1) >> 4] as const;
	const meet = ([a0, a1]: readonly [number, number], [b0, b1]: readonly [number, number]) =>
		a0 <= b1 && b0 <= a1;
	return (
		meet(blocks(a.x, a.width), blocks(b.x, b.width)) &&
		meet(blocks(a.y, a.height), blocks(b.y, b.height))
	);
}

test("no tiles need no atlas", () => {
	expect(layoutAtlas([], 256)).toEqual({ width: 0, height: 0, patches: [] });
});

test.each([
	{ width: 1280, height: 720, place: { x: 0, y: 0, width: 256, height: 144 } },
	{ width: 720, height: 1280, place: { x: 0, y: 0, width: 144, height: 256 } },
	{ width: 200, height: 100, place: { x: 0, y: 0, width: 200, height: 100 } },
])(
	"a $width by $height picture gets a cell of its aspect, never enlarged",
	({ place, ...size }) => {
		const { patches } = layoutAtlas([{ tileId: "a", ...size }], 256);
		expect(patches).toEqual([{ tileId: "a", source: { x: 0, y: 0, ...size }, place }]);
	},
);

test("a picture with no area gets no place", () => {
	expect(layoutAtlas([{ tileId: "a", width: 0, height: 720 }], 256).patches).toEqual([]);
});

test("25 camera pictures fill five rows of five", () => {
	const tiles = Array.from({ length: 25 }, (_, index) => ({
		tileId: `${index}`,
		width: 640,
		height: 360,
	}));
	const { width, height } = layoutAtlas(tiles, 256);
	expect([width, height]).toEqual([5 * 256, 5 * 144]);
});

test("cells lie inside the atlas and do not overlap, not even by a block of JPEG", () => {
	fc.assert(
		fc.property(pictures, fc.integer({ min: 32, max: 512 }), (tiles, tilePx) => {
			const { width, height, patches } = layoutAtlas(tiles, tilePx);
			for (const [index, { place }] of patches.entries()) {
				expect(Math.max(place.width, place.height)).toBeLessThanOrEqual(tilePx);
				expect(place.x + place.width).toBeLessThanOrEqual(width);
				expect(place.y + place.height).toBeLessThanOrEqual(height);
				const shared = patches.slice(0, index).filter((other) => shareBlock(place, other.place));
				expect(shared).toEqual([]);
			}
		}),
		{ numRuns: 30 },
	);
});

test("the same tiles get the same places", () => {
	fc.assert(
		fc.property(pictures, (tiles) => {
			expect(layoutAtlas(tiles, 256)).toEqual(layoutAtlas(tiles, 256));
		}),
		{ numRuns: 10 },
	);
});
