import { expect, test } from "vitest";
import { isSameShape, scaleBetween, scaleReading } from "../../../src/engine/picture-size.ts";

const size = (width: number, height: number) => ({ width, height });

test.each([
	[size(320, 180), size(640, 360), true],
	[size(1280, 720), size(320, 184), false],
	[size(1280, 720), size(480, 272), true],
	[size(640, 480), size(640, 360), false],
	[size(640, 360), size(360, 640), false],
	[size(401, 300), size(400, 300), true],
	[size(0, 0), size(0, 0), true],
	[size(0, 0), size(640, 360), false],
	[size(640, 360), size(0, 0), false],
])("%o and %o are of one shape: %o", (a, b, isSame) => {
	expect(isSameShape(a, b)).toBe(isSame);
});

test("a box is scaled with its picture, and a picture of the same size is not", () => {
	const scale = scaleBetween(size(320, 180), size(640, 270));
	expect(scale).toEqual({ scaleX: 2, scaleY: 1.5 });
	const box = { x: 10, y: 20, width: 30, height: 40 };
	expect(scale && scaleReading({ box }, scale).box).toEqual({
		x: 20,
		y: 30,
		width: 60,
		height: 60,
	});
	expect(scaleBetween(size(320, 180), size(320, 180))).toBeNull();
});
