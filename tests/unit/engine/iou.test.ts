import fc from "fast-check";
import { expect, test } from "vitest";
import { iou } from "../../../src/engine/iou.ts";

const boxOf = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const side = fc.double({ min: 0.1, max: 500, noNaN: true });
const place = fc.double({ min: -500, max: 500, noNaN: true });
const boxes = fc.record({ x: place, y: place, width: side, height: side });

test.each([
	["the same box", boxOf(1, 2, 3, 4), boxOf(1, 2, 3, 4), 1],
	["half of it", boxOf(0, 0, 10, 10), boxOf(0, 0, 10, 5), 0.5],
	["a corner", boxOf(0, 0, 2, 2), boxOf(1, 1, 2, 2), 1 / 7],
	["boxes that touch", boxOf(0, 0, 2, 2), boxOf(2, 0, 2, 2), 0],
	["boxes apart", boxOf(0, 0, 2, 2), boxOf(9, 9, 2, 2), 0],
	["a box with no area", boxOf(0, 0, 0, 0), boxOf(0, 0, 0, 0), 0],
	["a box turned inside out", boxOf(4, 4, -2, -2), boxOf(0, 0, 9, 9), 0],
	["a box that is not a number", boxOf(Number.NaN, 0, 2, 2), boxOf(0, 0, 2, 2), 0],
	["a box without end", boxOf(0, 0, Number.POSITIVE_INFINITY, 2), boxOf(0, 0, 2, 2), 0],
])("the overlap of %s", (_, a, b, expected) => {
	expect(iou(a, b)).toBeCloseTo(expected, 12);
});

test("overlap is symmetric and in [0, 1]", () => {
	fc.assert(
		fc.property(boxes, boxes, (a, b) => {
			expect(iou(a, b)).toBeCloseTo(iou(b, a), 12);
			expect(iou(a, b)).toBeGreaterThanOrEqual(0);
			expect(iou(a, b)).toBeLessThanOrEqual(1);
		}),
	);
});

test("a box overlaps itself wholly", () => {
	fc.assert(
		fc.property(boxes, (box) => {
			expect(iou(box, box)).toBeCloseTo(1, 6);
		}),
	);
});
