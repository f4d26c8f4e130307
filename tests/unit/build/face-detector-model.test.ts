import { readFileSync } from "node:fs";
import { ByteBuffer } from "flatbuffers";
import { expect, test } from "vitest";
import { addDetectorMetadata } from "../../../build/face-detector-model.ts";

const original = new Uint8Array(
	readFileSync("node_modules/@mediapipe/face_detection/face_detection_short_range.tflite"),
);
const patched = new ByteBuffer(addDetectorMetadata(original));

/** Follows field `index` of the table at `position`. */
const follow = (file: ByteBuffer, position: number, index: number) => {
	const offset = file.__offset(position, 4 + 2 * index);
	expect(offset, `field ${index}`).not.toBe(0);
	return file.__indirect(position + offset);
};
const rootOf = (file: ByteBuffer) => file.readInt32(0);
const countAt = (file: ByteBuffer, vector: number) => file.readInt32(vector);
const elementAt = (file: ByteBuffer, vector: number, index: number) =>
	file.__indirect(vector + 4 + 4 * index);
const textAt = (file: ByteBuffer, position: number) =>
	Buffer.from(
		file.bytes().subarray(position + 4, position + 4 + file.readInt32(position)),
	).toString();

function metadataBlob() {
	const root = rootOf(patched);
	const entries = follow(patched, root, 6);
	const entry = elementAt(patched, entries, countAt(patched, entries) - 1);
	const number = patched.readInt32(entry + patched.__offset(entry, 6));
	const buffer = elementAt(patched, follow(patched, root, 4), number);
	const data = follow(patched, buffer, 0);
	return {
		name: textAt(patched, follow(patched, entry, 0)),
		bytes: new ByteBuffer(patched.bytes().slice(data + 4, data + 4 + patched.readInt32(data))),
	};
}

test("the patched file is a TensorFlow Lite model with the old one in it, aligned and unchanged", () => {
	const bytes = Buffer.from(patched.bytes());
	const at = bytes.indexOf(Buffer.from(original));
	expect(bytes.subarray(4, 8).toString()).toBe("TFL3");
	expect(at).toBeGreaterThan(0);
	expect(at % 16).toBe(0);
});

test("the new head refers to the old operators, subgraphs and buffers and adds one buffer", () => {
	const old = new ByteBuffer(original);
	const shift = Buffer.from(patched.bytes()).indexOf(Buffer.from(original));
	for (const field of [1, 2])
		expect(follow(patched, rootOf(patched), field)).toBe(follow(old, rootOf(old), field) + shift);
	const before = follow(old, rootOf(old), 4);
	const after = follow(patched, rootOf(patched), 4);
	expect(countAt(patched, after)).toBe(countAt(old, before) + 1);
	for (let i = 0; i < countAt(old, before); i++)
		expect(elementAt(patched, after, i)).toBe(elementAt(old, before, i) + shift);
});

test("the metadata says that the input is an RGB image mapped from 0..255 to -1..1", () => {
	const { name, bytes } = metadataBlob();
	expect(name).toBe("TFLITE_METADATA");
	expect(Buffer.from(bytes.bytes().subarray(4, 8)).toString()).toBe("M001");
	const subgraph = elementAt(bytes, follow(bytes, rootOf(bytes), 3), 0);
	const input = elementAt(bytes, follow(bytes, subgraph, 2), 0);
	const image = follow(bytes, follow(bytes, input, 3), 1);
	expect(bytes.readInt8(image + bytes.__offset(image, 4))).toBe(1);
	const options = follow(bytes, elementAt(bytes, follow(bytes, input, 4), 0), 1);
	for (const field of [0, 1]) {
		const vector = follow(bytes, options, field);
		expect(countAt(bytes, vector)).toBe(1);
		expect(bytes.readFloat32(vector + 4)).toBe(127.5);
	}
	expect(countAt(bytes, follow(bytes, subgraph, 3))).toBe(2);
});

test.each([
	["an empty file", new Uint8Array()],
	["another file", original.slice(0, 1000)],
	["a file patched before", patched.bytes()],
])("%s is refused with what to do", (_, bytes) => {
	expect(() => addDetectorMetadata(bytes)).toThrow(/not the expected one.*Install/);
});
