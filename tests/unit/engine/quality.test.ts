import fc from "fast-check";
import { expect, test } from "vitest";
import { doubtsOf, ENOUGH, judgePicture, qualityOf } from "../../../src/engine/quality.ts";
import { boxAt, GOOD_PICTURE, madeUpFace } from "./made-up-face.ts";

const FRAME = { x: 0, y: 0, width: 320, height: 180 };
const judge = (picture: Partial<typeof GOOD_PICTURE>, box = boxAt(100)) =>
	judgePicture(madeUpFace({ box, picture: { ...GOOD_PICTURE, ...picture } }), FRAME);

test("a good picture raises no doubt", () => {
	expect(qualityOf(judge({}))).toBe(1);
	expect(doubtsOf(judge({}))).toEqual([]);
});

test.each([
	["small", { facePx: 12 }],
	["blurred", { sharpness: 0.03 }],
	["blurred", { contrast: 0.02, brightness: 0.9 }],
	["turned", { yaw: 0.8 }],
	["turned", { yaw: -0.8 }],
	["dark", { brightness: 0.03 }],
	["dark", { contrast: 0.02, brightness: 0.2 }],
])("a picture is doubted as %s for %o", (doubt, picture) => {
	const support = judge(picture);
	expect(doubtsOf(support)).toEqual([doubt]);
	expect(qualityOf(support)).toBeLessThan(ENOUGH);
});

test.each([
	["on the left", -20, 50],
	["below", 100, 160],
	["in a corner", 300, 160],
	["outside altogether", 400, 50],
])("a face that is half cut off %s is doubted as covered", (_, x, y) => {
	expect(doubtsOf(judge({}, boxAt(x, y)))).toEqual(["covered"]);
});

test("a face the detector is hardly sure of is doubted as covered", () => {
	const support = judgePicture(madeUpFace({ box: boxAt(100), score: 0.65 }), FRAME);
	expect(doubtsOf(support)).toEqual(["covered"]);
});

test("the worst doubt comes first", () => {
	expect(doubtsOf(judge({ facePx: 10, yaw: 1.5, brightness: 0.05 }))).toEqual([
		"turned",
		"small",
		"dark",
	]);
});

test.each([Number.NaN, Number.NEGATIVE_INFINITY])("a measure of %f supports nothing", (value) => {
	expect(qualityOf(judge({ sharpness: value }))).toBe(0);
});

test("quality is in [0, 1], whatever was measured", () => {
	const anything = fc.double();
	fc.assert(
		fc.property(anything, anything, anything, anything, anything, anything, (...values) => {
			const [facePx = 0, sharpness = 0, brightness = 0, contrast = 0, yaw = 0, x = 0] = values;
			const quality = qualityOf(
				judge({ facePx, sharpness, brightness, contrast, yaw }, { ...boxAt(0), x }),
			);
			expect(quality).toBeGreaterThanOrEqual(0);
			expect(quality).toBeLessThanOrEqual(1);
		}),
	);
});
