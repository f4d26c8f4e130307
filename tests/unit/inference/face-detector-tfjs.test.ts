import { readFileSync } from "node:fs";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { createTfjsFaceDetector } from "../../../src/inference/face-detector-tfjs.ts";
import { bytesOf, goldenCrops, pixelsOf } from "../../fixtures/parity.ts";
import { startTfjs } from "../../fixtures/tfjs.ts";

const model = new Uint8Array(
	readFileSync("node_modules/@mediapipe/face_detection/face_detection_short_range.tflite"),
);
const upright = goldenCrops().cases.find(({ name }) => name === "large");

beforeAll(startTfjs);

test("the drawn face is found, its eyes and mouth within half an eye distance", async () => {
	if (!upright) throw new Error("no golden crop of that name");
	const { rightEye, leftEye } = upright.keypoints;
	const tolerance = Math.hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y) / 2;
	const detector = createTfjsFaceDetector(model);
	const picture = pixelsOf(bytesOf(upright.rgb), upright.width, upright.height);
	const [face] = await detector.detectFaces(picture);
	for (const name of ["rightEye", "leftEye", "mouth"] as const) {
		const [found, drawn] = [face?.keypoints[name], upright.keypoints[name]];
		const distance = Math.hypot((found?.x ?? NaN) - drawn.x, (found?.y ?? NaN) - drawn.y);
		expect(distance, name).toBeLessThan(tolerance);
	}
	detector.dispose();
});

test("noise holds no face, and looking leaves no tensor behind", async () => {
	const before = memory().numTensors;
	const detector = createTfjsFaceDetector(model);
	const loaded = memory().numTensors;
	const noise = new Uint8Array(90 * 60 * 3).map((_, i) => (i * 7919) % 256);
	expect(await detector.detectFaces(pixelsOf(noise, 90, 60))).toEqual([]);
	expect(memory().numTensors).toBe(loaded);
	detector.dispose();
	expect(memory().numTensors).toBe(before);
});
