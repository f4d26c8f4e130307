import fc from "fast-check";
import { expect, test } from "vitest";
import { cutFace, placeCrop } from "../../../src/engine/crop.ts";
import { bytesOf, goldenCrops, pixelsOf } from "../../fixtures/parity.ts";

const golden = goldenCrops();
const framing = { eyeSpan: 0.4, eyeY: 0.38, mouthDrop: 0.4 };
const flat = (gray: number, width = 20, height = 10) =>
	pixelsOf(new Uint8Array(width * height * 3).fill(gray), width, height);

test.each(golden.cases)("the crop of a face $name is the one training cuts", (face) => {
	const square = placeCrop(face.keypoints, golden.crop);
	expect(square.corner.x).toBeCloseTo(face.square.x, 6);
	expect(square.corner.y).toBeCloseTo(face.square.y, 6);
	expect(square.side).toBeCloseTo(face.square.side, 6);
	expect(square.angle).toBeCloseTo(face.square.angle, 9);
	const picture = pixelsOf(bytesOf(face.rgb), face.width, face.height);
	const expected = new Float32Array(bytesOf(face.gray).buffer);
	const crop = cutFace(picture, square, 48);
	expect(crop).toHaveLength(48 * 48);
	expect(Math.max(...crop.map((value, i) => Math.abs(value - (expected[i] ?? NaN))))).toBeLessThan(
		1e-2,
	);
});

test("moving, turning and scaling a face moves, turns and scales its square", () => {
	const face = (angle: number, scale: number, dx: number, dy: number) => {
		const at = (x: number, y: number) => ({
			x: dx + scale * (x * Math.cos(angle) - y * Math.sin(angle)),
			y: dy + scale * (x * Math.sin(angle) + y * Math.cos(angle)),
		});
		return { rightEye: at(-2, 0), leftEye: at(2, 0), mouth: at(0.3, 4) };
	};
	const plain = placeCrop(face(0, 1, 0, 0), framing);
	fc.assert(
		fc.property(
			fc.double({ min: -3, max: 3, noNaN: true }),
			fc.double({ min: 0.1, max: 100, noNaN: true }),
			fc.integer({ min: -500, max: 500 }),
			(angle, scale, shift) => {
				const moved = placeCrop(face(angle, scale, shift, -shift), framing);
				expect(moved.side).toBeCloseTo(plain.side * scale, 6);
				expect(moved.angle).toBeCloseTo(angle, 9);
			},
		),
	);
});

test("a flat picture gives a flat crop of its gray, also where the square leaves the picture", () => {
	const square = { corner: { x: -30, y: 4 }, side: 200, angle: 0.5 };
	for (const value of cutFace(flat(90), square, 16)) expect(value).toBeCloseTo(90, 3);
});

test("colours turn gray by their brightness to the eye", () => {
	const square = { corner: { x: 0, y: 0 }, side: 1, angle: 0 };
	const crop = (rgb: number[]) => cutFace(pixelsOf(new Uint8Array(rgb), 1, 1), square, 1)[0];
	expect(crop([255, 0, 0])).toBeCloseTo(76.245, 3);
	expect(crop([0, 255, 0])).toBeCloseTo(149.685, 3);
	expect(crop([0, 0, 255])).toBeCloseTo(29.07, 3);
});

test("fine stripes under a large square are averaged, not aliased", () => {
	const rgb = new Uint8Array(96 * 96 * 3).map((_, i) => (Math.floor(i / 3) % 2 ? 255 : 0));
	const crop = cutFace(pixelsOf(rgb, 96, 96), { corner: { x: 0, y: 0 }, side: 96, angle: 0 }, 24);
	for (const value of crop) expect(value).toBeCloseTo(127.5, 3);
});

test("points that coincide give a square without extent and a crop of one gray", () => {
	const point = { x: 5, y: 5 };
	const square = placeCrop({ rightEye: point, leftEye: point, mouth: point }, framing);
	expect(square.side).toBe(0);
	expect(new Set(cutFace(flat(17), square, 4))).toEqual(new Set([17]));
});
