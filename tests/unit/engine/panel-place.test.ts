import fc from "fast-check";
import { expect, test } from "vitest";
import { cornerFromPlace, placeFromCorner } from "../../../src/engine/panel-place.ts";

const length = fc.integer({ min: 0, max: 4000 });
const size = fc.record({ width: length, height: length });
const place = fc.record({
	fromRight: fc.boolean(),
	fromBottom: fc.boolean(),
	x: fc.double({ min: 0, max: 1e9, noNaN: true }),
	y: length,
});

test("wherever it was put, all of a panel that fits lies within the window", () => {
	fc.assert(
		fc.property(place, size, size, (where, panel, window) => {
			const { x, y } = cornerFromPlace(where, panel, window);
			expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
			expect(x).toBeLessThanOrEqual(Math.max(0, window.width - panel.width));
			expect(y).toBeLessThanOrEqual(Math.max(0, window.height - panel.height));
		}),
	);
});

test("a corner within the window comes back as it was", () => {
	fc.assert(
		fc.property(size, length, length, (panel, x, y) => {
			const window = { width: panel.width + x + 50, height: panel.height + y + 50 };
			expect(cornerFromPlace(placeFromCorner({ x, y }, panel, window), panel, window)).toEqual({
				x,
				y,
			});
		}),
	);
});

test("a panel by the right bottom edges stays by them when the window or the panel changes", () => {
	const panel = { width: 200, height: 300 };
	const put = placeFromCorner({ x: 780, y: 490 }, panel, { width: 1000, height: 800 });
	expect(put).toEqual({ fromRight: true, fromBottom: true, x: 20, y: 10 });
	expect(cornerFromPlace(put, panel, { width: 500, height: 400 })).toEqual({ x: 280, y: 90 });
	const folded = { width: 200, height: 40 };
	expect(cornerFromPlace(put, folded, { width: 1000, height: 800 })).toEqual({ x: 780, y: 750 });
});
