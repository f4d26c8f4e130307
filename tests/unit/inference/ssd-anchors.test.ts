import { expect, test } from "vitest";
import { readAnchors } from "../../../src/inference/ssd-anchors.ts";

const outputs = (index: number, values: number[]) => {
	const regressors = new Float32Array(896 * 16);
	regressors.set(values, index * 16);
	const scores = new Float32Array(896).fill(-20);
	scores[index] = 2;
	return { regressors, scores };
};

test.each([
	[0, 4, 4],
	[1, 4, 4],
	[2, 12, 4],
	[32, 4, 12],
	[511, 124, 124],
	[512, 8, 8],
	[518, 24, 8],
	[895, 120, 120],
])("anchor %i is centred at %i, %i of 128", (index, x, y) => {
	const { regressors, scores } = outputs(index, [0, 0, 10, 20]);
	const [face] = readAnchors(regressors, scores, 0.5);
	expect(face?.box).toEqual({ x: x - 5, y: y - 10, width: 10, height: 20 });
	expect(face?.score).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
});

test("the six points are read relative to their anchor, in MediaPipe's order", () => {
	const { regressors, scores } = outputs(
		0,
		Array.from({ length: 16 }, (_, i) => i),
	);
	const [face] = readAnchors(regressors, scores, 0.5);
	expect(face?.keypoints).toEqual({
		rightEye: { x: 8, y: 9 },
		leftEye: { x: 10, y: 11 },
		noseTip: { x: 12, y: 13 },
		mouth: { x: 14, y: 15 },
		rightEar: { x: 16, y: 17 },
		leftEar: { x: 18, y: 19 },
	});
});

test("anchors below the score are left out", () => {
	const { regressors, scores } = outputs(7, []);
	expect(readAnchors(regressors, scores, 0.9)).toEqual([]);
	expect(readAnchors(regressors, new Float32Array(896).fill(-1), 0.5)).toEqual([]);
});
