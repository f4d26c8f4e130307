import fc from "fast-check";
import { expect, test } from "vitest";
import { galleryTileWidth, speakerTileWidths } from "../../../demo/stage-layout.ts";

const GAP = 10;
const stage = fc.record({
	width: fc.integer({ min: 320, max: 3840 }),
	height: fc.integer({ min: 240, max: 2160 }),
});

test.each([
	[1, 1600, 900, 1600],
	[4, 1610, 910, 800],
	[6, 1250, 2000, 620],
])("%d tiles on %d x %d are %d wide", (count, width, height, expected) => {
	expect(galleryTileWidth(count, { width, height })).toBe(expected);
});

test("tiles of a gallery fit on the stage, row by row", () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 49 }), stage, (count, size) => {
			const width = galleryTileWidth(count, size);
			const columns = Math.floor((size.width + GAP) / (width + GAP));
			const rows = Math.ceil(count / columns);
			expect(width).toBeGreaterThan(0);
			expect((rows * width * 9) / 16 + (rows - 1) * GAP).toBeLessThanOrEqual(size.height);
		}),
	);
});

test("whoever speaks is larger than the others", () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 49 }), stage, (count, size) => {
			const { front, other } = speakerTileWidths(count, size);
			expect(front).toBeGreaterThan(other);
		}),
	);
});

test("alone, the speaker has the whole stage", () => {
	expect(speakerTileWidths(1, { width: 1600, height: 900 })).toEqual({ front: 1600, other: 0 });
});
