import fc from "fast-check";
import { expect, test } from "vitest";
import { searchWindows, squaresOf } from "../../../src/inference/search-windows.ts";

const sizes = fc.record({
	width: fc.integer({ min: 40, max: 1600 }),
	height: fc.integer({ min: 40, max: 1200 }),
});

test("every face from the smallest up is whole in a window that shows it large enough", () => {
	fc.assert(
		fc.property(
			sizes,
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(size, u, v, w) => {
				const side = 24 + w * (Math.min(size.width, size.height) - 24);
				const x = u * (size.width - side);
				const y = v * (size.height - side);
				const seen = searchWindows(size, 24).some(
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
			const [first, ...others] = searchWindows({ width, height }, 24);
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
	[100, 100, 1],
	[640, 480, 70],
	[12000, 9000, 800],
])("a picture of %i x %i is searched in at most %i windows", (width, height, most) => {
	const { length } = searchWindows({ width, height }, 24);
	expect(length).toBeGreaterThan(0);
	expect(length).toBeLessThanOrEqual(most);
});

test("a wide tile is looked at again in its middle and ends, a square one is not", () => {
	expect(squaresOf({ width: 160, height: 90 })).toEqual([
		{ x: 35, y: 0, width: 90, height: 90 },
		{ x: 0, y: 0, width: 90, height: 90 },
		{ x: 70, y: 0, width: 90, height: 90 },
	]);
	expect(squaresOf({ width: 90, height: 160 }).map(({ y }) => y)).toEqual([35, 0, 70]);
	expect(squaresOf({ width: 100, height: 110 })).toEqual([]);
});
