import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addDetectorMetadata } from "../../../build/face-detector-model.ts";
import { readTfliteModel } from "../../../src/inference/tflite-model.ts";

const file = new Uint8Array(
	readFileSync("node_modules/@mediapipe/face_detection/face_detection_short_range.tflite"),
);

test("the face model takes 128 x 128 RGB and gives 896 anchors of 16 values and a score", () => {
	const model = readTfliteModel(file);
	const shape = (index: number) => model.tensors[index]?.shape;
	expect(model.inputs.map(shape)).toEqual([[1, 128, 128, 3]]);
	expect(model.outputs.map(shape)).toEqual([
		[1, 896, 16],
		[1, 896, 1],
	]);
});

test("the file with metadata holds the same network", () => {
	const { tensors, operators } = readTfliteModel(addDetectorMetadata(file));
	const plain = readTfliteModel(file);
	expect(tensors).toEqual(plain.tensors);
	expect(operators.map(({ code, inputs }) => [code, inputs])).toEqual(
		plain.operators.map(({ code, inputs }) => [code, inputs]),
	);
});

test.each([
	["nothing", new Uint8Array()],
	["text", new TextEncoder().encode("not a model at all")],
])("%s is refused", (_, bytes) => {
	expect(() => readTfliteModel(bytes)).toThrow("not a TensorFlow Lite file");
});
