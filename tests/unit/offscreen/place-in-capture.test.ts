import fc from "fast-check";
import { expect, test } from "vitest";
import { placeInCapture } from "../../../src/offscreen/place-in-capture.ts";
import { patchOf } from "./fake-pipeline.ts";

const place = { x: 100, y: 50, width: 200, height: 100 };
test.each([
	[
		"as large as the window",
		{ width: 960, height: 540 },
		{ x: 100, y: 50, width: 200, height: 100 },
	],
	["twice as large", { width: 1920, height: 1080 }, { x: 200, y: 100, width: 400, height: 200 }],
	[
		"with bars at the sides",
		{ width: 1160, height: 540 },
		{ x: 200, y: 50, width: 200, height: 100 },
	],
	[
		"with bars above and below",
		{ width: 960, height: 640 },
		{ x: 100, y: 100, width: 200, height: 100 },
	],
])("a tile is found in a picture %s", (_, picture, expected) => {
	const window = { width: 960, height: 540 };
	const [patch] = placeInCapture([{ ...patchOf("t"), place }], window, picture);
	expect(patch?.place).toEqual(expected);
});

test("whatever their sizes, a whole window lies within the picture and keeps its shape", () => {
	const length = fc.integer({ min: 1, max: 4000 });
	const size = fc.record({ width: length, height: length });
	fc.assert(
		fc.property(size, size, (window, picture) => {
			const whole = { ...patchOf("t"), place: { x: 0, y: 0, ...window } };
			const [patch] = placeInCapture([whole], window, picture);
			const { x, y, width, height } = patch?.place ?? place;
			expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-6);
			expect(x + width).toBeLessThanOrEqual(picture.width + 1e-6);
			expect(y + height).toBeLessThanOrEqual(picture.height + 1e-6);
			expect(width / height).toBeCloseTo(window.width / window.height, 3);
		}),
	);
});
