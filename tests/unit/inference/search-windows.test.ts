import fc from "fast-check";
import { expect, test } from "vitest";
import {
	searchWindows,
	smallestSearched,
	squaresOf,
} from "../../../src/inference/search-windows.ts";

const sizes = fc.record({
	width: fc.integer({ min: 40, max: 8000 }),
	height: fc.integer({ min: 40, max: 6000 }),
});

test("every face from the smallest up is whole in a window that shows it large enough", () => {
	fc.assert(
		fc.property(
			sizes,
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(size, u, v, w) => {
				const least = Math.min(smallestSearched(size), size.width, size.height);
				const side = least + w * (Math.min(size.width, size.height) - least);
				const x = u * (size.width - side);
				const y = v * (size.height - side);
				const seen = searchWindows(size).some(
					(window) =>
						x >= window.x - 1e-6 &&
						y >= window.y - 1e-6 &&
						x + side <= window.x + window.width + 1e-6 &&
						y + side <= window.y + window.height + 1e-6 &&
						side / Math.max(window.width, window.height) > 0.169,
				);
				expect(seen).toBe(true);
			},
		),
	);
});

test("windows lie in the picture, the whole of it first", () => {
	fc.assert(
		fc.property(sizes, ({ width, height }) => {
			const [first, ...others] = searchWindows({ width, height });
			expect(first).toEqual({ x: 0, y: 0, width, height });
			for (const window of others) {
				expect(window.x >= 0 && window.y >= 0).toBe(true);
				expect(window.x + window.width <= width + 1e-6).toBe(true);
				expect(window.y + window.height <= height + 1e-6).toBe(true);
			}
		}),
	);
});

test.each([
	["a tile", 100, 100, 24, 1],
	["a small picture", 640, 480, 24, 70],
	["5 megapixels", 2592, 1944, 24, 1200],
	["12 megapixels", 4000, 3000, 34, 1200],
	["24 megapixels", 6000, 4000, 48, 1200],
	["48 megapixels", 8000, 6000, 67, 1200],
	["a panorama", 16000, 3000, 68, 1200],
])(
	"%s is searched for faces from the smallest that the windows suffice for",
	(_, width, height, facePx, most) => {
		expect(smallestSearched({ width, height })).toBe(facePx);
		const { length } = searchWindows({ width, height });
		expect(length).toBeLessThanOrEqual(most);
		if (facePx > 24) expect(length).toBeGreaterThan(0.9 * most);
	},
);

test("a wide tile is looked at again in its middle and ends, a square one is not", () => {
	expect(squaresOf({ width: 160, height: 90 })).toEqual([
		{ x: 35, y: 0, width: 90, height: 90 },
		{ x: 0, y: 0, width: 90, height: 90 },
		{ x: 70, y: 0, width: 90, height: 90 },
	]);
	expect(squaresOf({ width: 90, height: 160 }).map(({ y }) => y)).toEqual([35, 0, 70]);
	expect(squaresOf({ width: 100, height: 110 })).toEqual([]);
});

test("no face of a third of its height falls between the squares of a very wide tile", () => {
	const squares = squaresOf({ width: 400, height: 100 });
	for (let left = 0; left <= 400 - 33; left++)
		expect(squares.some(({ x, width }) => x <= left && left + 33 <= x + width)).toBe(true);
	expect(squares).toHaveLength(6);
});
