import fc from "fast-check";
import { expect, test } from "vitest";
import { closeUpOf, closeUpPx } from "../../../src/engine/close-up.ts";
import { boxAt } from "./made-up-face.ts";

const PICTURE = { width: 640, height: 360 };
const numbers = fc.double({ min: -1000, max: 1000, noNaN: true });

test("a close-up is the face with room around it", () => {
	expect(closeUpOf(boxAt(280, 140, 80), PICTURE)).toEqual({
		x: 248,
		y: 108,
		width: 144,
		height: 144,
	});
});

test.each([
	["a face has left the picture", boxAt(900)],
	["its box is not a number", boxAt(Number.NaN)],
	["the picture has no size", boxAt(280, 140, 80), { width: 0, height: 0 }],
])("there is none when %s", (_, box, picture = PICTURE) => {
	expect(closeUpOf(box, picture)).toBeNull();
});

test("a close-up is whole pixels of the picture", () => {
	fc.assert(
		fc.property(numbers, numbers, fc.double({ min: 1, max: 900, noNaN: true }), (x, y, size) => {
			const part = closeUpOf(boxAt(x, y, size), PICTURE);
			if (part === null) return;
			expect(Object.values(part).every(Number.isInteger)).toBe(true);
			expect(Math.min(part.x, part.y)).toBeGreaterThanOrEqual(0);
			expect(part.x + part.width).toBeLessThanOrEqual(PICTURE.width);
			expect(part.y + part.height).toBeLessThanOrEqual(PICTURE.height);
		}),
	);
});

test("a large face is not made smaller than a third", () => {
	expect(closeUpPx({ x: 0, y: 0, width: 144, height: 144 })).toBe(96);
	expect(closeUpPx({ x: 0, y: 0, width: 450, height: 430 })).toBe(150);
});
