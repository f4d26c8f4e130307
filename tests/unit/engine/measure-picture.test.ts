import fc from "fast-check";
import { expect, test } from "vitest";
import { measurePicture } from "../../../src/engine/measure-picture.ts";

const square = { corner: { x: 0, y: 0 }, side: 96, angle: 0.1 };
const keypoints = (noseX: number, spanX = 20) => ({
	rightEye: { x: 10, y: 10 },
	leftEye: { x: 10 + spanX, y: 10 },
	noseTip: { x: noseX, y: 20 },
	mouth: { x: 20, y: 30 },
	rightEar: { x: 0, y: 12 },
	leftEar: { x: 40, y: 12 },
});
const crop = (gray: (x: number, y: number) => number) =>
	Float32Array.from({ length: 48 * 48 }, (_, i) => gray(i % 48, Math.floor(i / 48)));
const measure = (gray: (x: number, y: number) => number, noseX = 20) =>
	measurePicture(crop(gray), square, keypoints(noseX));

test("the crop's side and angle pass through", () => {
	expect(measure(() => 0)).toMatchObject({ facePx: 96, roll: 0.1 });
});

test.each([
	["black", () => 0, 0, 0],
	["white", () => 255, 1, 0],
	["half black, half white", (x: number) => (x < 24 ? 0 : 255), 0.5, 1],
])(
	"%s has brightness and contrast at the ends of their ranges",
	(_, gray, brightness, contrast) => {
		expect(measure(gray).brightness).toBeCloseTo(brightness, 6);
		expect(measure(gray).contrast).toBeCloseTo(contrast, 6);
	},
);

test("sharpness is 0 for a flat crop, near 0 for a slope, and 1 for a checkerboard", () => {
	expect(measure(() => 70).sharpness).toBe(0);
	expect(measure((x, y) => 2 * x + y).sharpness).toBeCloseTo(0, 6);
	expect(measure((x, y) => 255 * ((x + y) % 2)).sharpness).toBe(1);
});

test("sharpness falls as waves grow longer, and does not see contrast or brightness", () => {
	const wave = (length: number, gain = 100) =>
		measure((x) => 120 + gain * Math.sin((2 * Math.PI * x) / length)).sharpness;
	expect(wave(4)).toBeGreaterThan(wave(8));
	expect(wave(8)).toBeGreaterThan(wave(24));
	expect(wave(8, 10)).toBeCloseTo(wave(8, 100), 4);
});

test("yaw is 0 with the nose between the eyes and follows the nose to either side alike", () => {
	expect(measure(() => 0, 20).yaw).toBeCloseTo(0, 9);
	fc.assert(
		fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (offset) => {
			const { yaw } = measure(() => 0, 20 + offset);
			expect(yaw).toBeCloseTo(-measure(() => 0, 20 - offset).yaw, 9);
			expect(yaw >= 0 && yaw < Math.PI / 2).toBe(true);
		}),
	);
});

test("eyes that coincide have no yaw", () => {
	expect(
		measurePicture(
			crop(() => 0),
			square,
			keypoints(50, 0),
		).yaw,
	).toBe(0);
});
