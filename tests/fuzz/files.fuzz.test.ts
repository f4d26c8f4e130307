import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDetectorMetadata } from "../../build/face-detector-model.ts";
import { FILE_KIND_BYTES, fileKindOf } from "../../src/analyse/file-kind.ts";
import { readPictureSize } from "../../src/analyse/picture-size.ts";
import { parseCard } from "../../src/engine/card.ts";
import { readTfliteModel } from "../../src/inference/tflite-model.ts";
import { readWeights } from "../../src/inference/weights.ts";
import { readSessionFile, writeSessionFile } from "../../src/store/session-file.ts";
import { exampleCard } from "../fixtures/example-card.ts";
import { faceOf, secondOf, sessionOf } from "../unit/store/kept-seconds.ts";
import { isFinitely, SENTENCE, tryOut, tryOutLater, WITHIN_MS } from "./cases.ts";
import { spoiltBytes, spoiltText, spoiltValue } from "./spoil.ts";

/** What `read` gives, or undefined where it refuses with a sentence. */
function accepted<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		expect(error).toBeInstanceOf(Error);
		expect((error as Error).message).toMatch(SENTENCE);
		return undefined;
	}
}

/** Reads JSON without the keys that no object of JavaScript should be given. */
const plain = (text: string): unknown =>
	JSON.parse(text, (key, value) =>
		["__proto__", "prototype", "constructor"].includes(key) ? undefined : value,
	);

test("a model's card", { timeout: WITHIN_MS }, () => {
	const shipped = readFileSync("models/swift/card.json", "utf8");
	const values = spoiltValue(exampleCard(), JSON.parse(shipped)).map((value) => {
		const inJson = (_: string, one: unknown) => (typeof one === "bigint" ? String(one) : one);
		return JSON.stringify(value, inJson) ?? "";
	});
	tryOut(fc.oneof(values, spoiltText(shipped)), (text) => {
		const card = accepted(() => parseCard(text));
		if (card === undefined) return;
		expect(plain(JSON.stringify(card)), "nothing is changed in silence").toEqual(plain(text));
		expect(isFinitely(card.layers)).toBe(true);
	});
});

test.each([
	["float16", new Uint8Array(new Uint16Array(230).fill(0x3c00).buffer)],
	["int8", new Uint8Array(360).fill(0x3c)],
])(
	"a model's weights in %s, of the right sum or not",
	{
		timeout: WITHIN_MS,
	},
	async (dtype, sound) => {
		const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
		const infinite = sound.with(11, 0x7c);
		await tryOutLater(
			fc.tuple(spoiltBytes(sound, infinite), fc.boolean()),
			async ([bytes, isForged]) => {
				const draft = exampleCard();
				Object.assign(draft.weights, { dtype, bytes: sound.length });
				draft.weights.sha256 = sha256(isForged ? bytes : sound);
				const card = parseCard(JSON.stringify(draft));
				const tensors = await readWeights(card, bytes).catch((error: Error) => {
					expect(error.message).toMatch(SENTENCE);
				});
				if (!tensors) return;
				expect(sha256(bytes)).toBe(card.weights.sha256);
				expect(tensors.every(({ values }) => values.every(Number.isFinite))).toBe(true);
			},
		);
	},
);

test("the face detector's file and its metadata", { timeout: WITHIN_MS }, () => {
	const file = new Uint8Array(
		readFileSync("node_modules/@mediapipe/face_detection/face_detection_short_range.tflite"),
	);
	// The tables lie at both ends; the weights between them are only copied.
	tryOut(
		spoiltBytes(file, addDetectorMetadata(file).slice(0, 40_000), file.slice(-60_000)),
		(bytes) => {
			const model = accepted(() => readTfliteModel(bytes));
			if (model === undefined) return;
			expect(model.tensors.length).toBeLessThan(100_000);
			expect(isFinitely([model.inputs, model.outputs])).toBe(true);
		},
	);
});

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const PICTURES = [
	readFileSync("icons/16.png"),
	readFileSync("store/pictures/5-analyse.jpg").subarray(0, 1500),
	bytesOf("GIF89a\x30\0\x75\0\0\0\0"),
	bytesOf(`BM${"\0".repeat(12)}\x28\0\0\0\x10\0\0\0\x20\0\0\0\x01\0\x18\0${"\0".repeat(24)}`),
	bytesOf("RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0"),
	bytesOf("\0\0\0\x18ftypavif\0\0\0\0avifmif1\0\0\0\x2cmeta\0\0\0\0\0\0\0\x20iprp\0\0\0\x18ipco"),
	bytesOf(
		"MM\0*\0\0\0\x08\0\x02\x01\0\0\x03\0\0\0\x01\0\x10\0\0\x01\x01\0\x03\0\0\0\x01\0\x10\0\0",
	),
	bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="1e999" height="2" viewBox="0 0 1 1">'),
	bytesOf("\xff\x0a\xff\xff\xff\xff\xff\xff\xff"),
].map((bytes) => new Uint8Array(bytes));

test("a picture's head", { timeout: WITHIN_MS }, async () => {
	await tryOutLater(spoiltBytes(...PICTURES), async (bytes) => {
		expect(fileKindOf(bytes.subarray(0, FILE_KIND_BYTES)).kind).toMatch(
			/^(picture|media|refused)$/,
		);
		const size = await readPictureSize(new Blob([new Uint8Array(bytes)]));
		if (size === undefined) return;
		expect(size.width).toBeGreaterThan(0);
		expect(size.height).toBeGreaterThan(0);
		expect(isFinitely(size)).toBe(true);
	});
});

test("an imported session of the history", { timeout: WITHIN_MS }, () => {
	const seconds = [secondOf(3, [faceOf(1)]), secondOf(4, [faceOf(1), faceOf(2)])];
	const faces = seconds.flatMap(({ atMs, seen }) => seen.map((face) => ({ ...face, atMs })));
	const names = new Map([[1, "Ana"]]);
	const sound = [...writeSessionFile(sessionOf("one"), seconds, [faces], names)].join("");
	const values = spoiltValue(JSON.parse(sound)).map(
		(value) =>
			JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one)) ??
			"",
	);
	tryOut(fc.oneof(values, spoiltText(sound)), (text) => {
		const read = readSessionFile(text);
		if ("refusal" in read) {
			expect(read.refusal).toMatch(/^(not_json|foreign|newer|damaged)$/);
			return;
		}
		expect(isFinitely(read)).toBe(true);
		expect(read.names.every(([face]) => Number.isInteger(face) && face >= 0)).toBe(true);
		const times = read.seconds.map(({ atMs }) => atMs);
		expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
		for (const { probabilities } of read.seconds.flatMap(({ seen }) => seen))
			expect(Object.values(probabilities).every((one) => one >= 0 && one <= 1)).toBe(true);
	});
});
