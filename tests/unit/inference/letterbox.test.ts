import fc from "fast-check";
import { expect, test } from "vitest";
import { letterbox } from "../../../src/inference/letterbox.ts";
import { pixelsOf } from "../../fixtures/parity.ts";

const flat = (gray: number, width: number, height: number) =>
	pixelsOf(new Uint8Array(width * height * 3).fill(gray), width, height);
const whole = ({ width, height }: { width: number; height: number }) => ({
	x: 0,
	y: 0,
	width,
	height,
});
const grayAt = (data: Uint8ClampedArray, size: number, x: number, y: number) =>
	data[(y * size + x) * 4];

test.each([
	["wide, made smaller", 64, 32],
	["wide, made larger", 12, 6],
])("a %s picture keeps its shape, with black above and below", (_, width, height) => {
	const picture = flat(200, width, height);
	const { square } = letterbox(picture, whole(picture), 16);
	const column = [0, 3, 4, 8, 11, 12, 15].map((y) => grayAt(square.data, 16, 8, y));
	expect(column).toEqual([0, 0, 200, 200, 200, 0, 0]);
});

test("a place in the square leads back to its place in the picture", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 300 }),
			fc.integer({ min: 2, max: 300 }),
			fc.integer({ min: -50, max: 50 }),
			(width, height, x) => {
				const window = { x, y: 3, width, height };
				const { origin, scale } = letterbox(flat(9, 20, 20), window, 32);
				expect(origin.x + 16 * scale).toBeCloseTo(x + width / 2, 6);
				expect(origin.y + 16 * scale).toBeCloseTo(3 + height / 2, 6);
				expect(32 * scale).toBeCloseTo(Math.max(width, height), 6);
			},
		),
	);
});

test("a picture of the square's own size is copied", () => {
	const picture = pixelsOf(
		new Uint8Array(8 * 8 * 3).map((_, i) => i % 251),
		8,
		8,
	);
	expect([...letterbox(picture, whole(picture), 8).square.data]).toEqual([...picture.data]);
});

test("only the window is shown, and what lies beyond the picture is black", () => {
	const picture = flat(100, 20, 20);
	const { square } = letterbox(picture, { x: 10, y: 0, width: 20, height: 20 }, 10);
	expect(grayAt(square.data, 10, 1, 5)).toBe(100);
	expect(grayAt(square.data, 10, 8, 5)).toBe(0);
});

test("stripes finer than a pixel of the square are averaged", () => {
	const stripes = new Uint8Array(64 * 64 * 3).map((_, i) => (Math.floor(i / 3) % 2 ? 255 : 0));
	const picture = pixelsOf(stripes, 64, 64);
	const { data } = letterbox(picture, whole(picture), 16).square;
	expect(grayAt(data, 16, 7, 7)).toBe(128);
});
