import fc from "fast-check";
import { expect, test } from "vitest";
import { type AtlasPicture, layoutAtlas } from "../../../src/engine/atlas-layout.ts";
import type { Box } from "../../../src/shared/geometry.ts";

const pictures = fc.array(
	fc
		.record({
			tileId: fc.string(),
			width: fc.integer({ min: 1, max: 4000 }),
			height: fc.integer({ min: 1, max: 4000 }),
			maxPx: fc.integer({ min: 32, max: 512 }),
		})
		.map(
			({ width, height, ...picture }): AtlasPicture => ({
				...picture,
				source: { x: 3, y: 5, width, height },
			}),
		),
	{ maxLength: 49 },
);

const whole = (width: number, height: number, tileId = "a"): AtlasPicture => ({
	tileId,
	source: { x: 0, y: 0, width, height },
	maxPx: 256,
});

const overlap = (a: Box, b: Box) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("no tiles need no atlas", () => {
	expect(layoutAtlas([])).toEqual({ width: 0, height: 0, patches: [] });
});

test.each([
	{ width: 1280, height: 720, place: { x: 0, y: 0, width: 256, height: 144 } },
	{ width: 720, height: 1280, place: { x: 0, y: 0, width: 144, height: 256 } },
	{ width: 200, height: 100, place: { x: 0, y: 0, width: 200, height: 100 } },
])("a $width by $height picture gets a cell of its aspect, never enlarged", (given) => {
	const picture = whole(given.width, given.height);
	const { tileId, source } = picture;
	expect(layoutAtlas([picture]).patches).toEqual([{ tileId, source, place: given.place }]);
});

test("a picture with no area gets no place", () => {
	expect(layoutAtlas([whole(0, 720)]).patches).toEqual([]);
});

test("a close-up keeps whose face it shows, and where", () => {
	const source = { x: 100, y: 40, width: 180, height: 180 };
	const { patches } = layoutAtlas([{ tileId: "a", trackId: 7, source, maxPx: 96 }]);
	const place = { x: 0, y: 0, width: 96, height: 96 };
	expect(patches).toEqual([{ tileId: "a", trackId: 7, source, place }]);
});

test("25 close-ups fill five rows of five", () => {
	const close = Array.from({ length: 25 }, (_, index) => ({
		...whole(120, 120, `${index}`),
		maxPx: 96,
	}));
	const { width, height } = layoutAtlas(close);
	expect([width, height]).toEqual([480, 480]);
});

test("the higher cells get the first rows, and the patches keep their pictures' order", () => {
	const [low, high] = [20, 100];
	const { patches, height } = layoutAtlas(
		[low, high, low, high].map((side, index) => whole(50, side, `${index}`)),
	);
	expect(patches.map(({ tileId, place }) => [tileId, place.y])).toEqual([
		["0", 100],
		["1", 0],
		["2", 100],
		["3", 0],
	]);
	expect(height).toBe(120);
});

test("cells lie inside the atlas, do not overlap, and leave out no picture", () => {
	fc.assert(
		fc.property(pictures, (given) => {
			const { width, height, patches } = layoutAtlas(given);
			expect(patches.map(({ tileId }) => tileId)).toEqual(given.map(({ tileId }) => tileId));
			for (const [index, { place }] of patches.entries()) {
				expect(place.x + place.width).toBeLessThanOrEqual(width);
				expect(place.y + place.height).toBeLessThanOrEqual(height);
				const before = patches.slice(0, index);
				expect(before.filter((other) => overlap(place, other.place))).toEqual([]);
			}
		}),
		{ numRuns: 30 },
	);
});

test("the same tiles get the same places", () => {
	fc.assert(
		fc.property(pictures, (tiles) => {
			expect(layoutAtlas(tiles)).toEqual(layoutAtlas(tiles));
		}),
		{ numRuns: 10 },
	);
});
