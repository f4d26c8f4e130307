import fc from "fast-check";
import { expect, test } from "vitest";
import { iou } from "../../../src/engine/iou.ts";
import { faceToPicture, mergeFaces } from "../../../src/inference/merge-faces.ts";
import { detectedFace, squareBox } from "../../fixtures/detected-face.ts";

const faces = fc.array(
	fc
		.tuple(
			fc.integer({ min: 0, max: 200 }),
			fc.integer({ min: 0, max: 200 }),
			fc.integer({ min: 10, max: 80 }),
			fc.double({ min: 0.5, max: 1, noNaN: true }),
		)
		.map(([x, y, side, score]) => detectedFace(squareBox(x, y, side), score)),
	{ maxLength: 12 },
);

test("overlapping detections become one, placed by their scores and scored by the best", () => {
	const [face, ...others] = mergeFaces([
		detectedFace(squareBox(54, 50, 40), 0.5),
		detectedFace(squareBox(50, 50, 40), 1),
	]);
	expect(others).toEqual([]);
	expect(face?.score).toBe(1);
	expect(face?.box.x).toBeCloseTo(30 + 4 / 3, 9);
	expect(face?.keypoints.mouth.x).toBeCloseTo(50 + 4 / 3, 9);
});

test("faces apart stay as they are, best first", () => {
	const apart = [
		detectedFace(squareBox(30, 30, 20), 0.6),
		detectedFace(squareBox(90, 30, 20), 0.8),
	];
	expect(mergeFaces(apart).map(({ score }) => score)).toEqual([0.8, 0.6]);
	expect(mergeFaces([])).toEqual([]);
});

test("merging keeps every place covered, invents no score, and does not depend on the order", () => {
	fc.assert(
		fc.property(faces, (found) => {
			const merged = mergeFaces(found);
			const scores = found.map(({ score }) => score);
			expect(merged.length <= found.length).toBe(true);
			expect(merged.length > 0).toBe(found.length > 0);
			for (const { score } of merged) expect(scores).toContain(score);
			if (new Set(scores).size === scores.length)
				expect(mergeFaces(found.toReversed()).length).toBe(merged.length);
		}),
	);
});

test("a face moves to the picture with its points", () => {
	const moved = faceToPicture(detectedFace(squareBox(50, 50, 20)), { x: 10, y: -5 }, 2);
	const expected = detectedFace({ x: 90, y: 75, width: 40, height: 40 });
	expect(iou(moved.box, expected.box)).toBeCloseTo(1, 9);
	expect(moved.keypoints.leftEye.x).toBeCloseTo(expected.keypoints.leftEye.x, 9);
});
