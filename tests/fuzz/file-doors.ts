import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Zstd } from "@hpcc-js/wasm-zstd";
import { expect } from "vitest";
import { addDetectorMetadata } from "../../build/face-detector-model.ts";
import { FILE_KIND_BYTES, fileKindOf } from "../../src/analyse/file-kind.ts";
import { readPictureSize } from "../../src/analyse/picture-size.ts";
import { parseCard } from "../../src/engine/card.ts";
import { readTfliteModel } from "../../src/inference/tflite-model.ts";
import { unpackProgram } from "../../src/inference/unpack-program.ts";
import { readWeights } from "../../src/inference/weights.ts";
import { readSettingsFile } from "../../src/options/read-settings-file.ts";
import { DEFAULT_SETTINGS } from "../../src/shared/settings.ts";
import { parseSettings } from "../../src/shared/settings-schema.ts";
import { packFaces, packRoom, unpackFaces, unpackRoom } from "../../src/store/pack-seconds.ts";
import { readSessionFile, writeSessionFile } from "../../src/store/session-file.ts";
import { exampleCard } from "../fixtures/example-card.ts";
import { faceOf, secondOf, sessionOf } from "../unit/store/kept-seconds.ts";
import { isFinitely, SENTENCE } from "./cases.ts";

/** A parser of files, and what holds of it whatever the file. */
export interface FileDoor {
	name: string;
	/** Files as they should be. */
	sound: Uint8Array[];
	/** Hands it a file; throws where something does not hold. */
	open(bytes: Uint8Array): void | Promise<void>;
}

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
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const inUtf8 = (text: string) => new TextEncoder().encode(text);

const CARD: FileDoor = {
	name: "a model's card",
	sound: [readFileSync("models/swift/card.json"), inUtf8(JSON.stringify(exampleCard()))].map(
		(bytes) => new Uint8Array(bytes),
	),
	open(bytes) {
		const text = textOf(bytes);
		const card = accepted(() => parseCard(text));
		if (card === undefined) return;
		expect(plain(JSON.stringify(card)), "nothing is changed in silence").toEqual(plain(text));
		expect(isFinitely(card.layers)).toBe(true);
	},
};

const SOUND_WEIGHTS = [
	{ dtype: "float16", bytes: new Uint8Array(new Uint16Array(230).fill(0x3c00).buffer) },
	{ dtype: "int8", bytes: new Uint8Array(360).fill(0x3c) },
] as const;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Weights whose card names the sum of the sound ones, or, where they are forged, theirs. */
const WEIGHTS = SOUND_WEIGHTS.flatMap(({ dtype, bytes: sound }) =>
	[false, true].map(
		(isForged): FileDoor => ({
			name: `a model's weights in ${dtype}, with ${isForged ? "the sum" : "another sum than that"} of their card`,
			sound: [sound, sound.with(11, 0x7c)],
			async open(bytes) {
				const draft = exampleCard();
				const sum = sha256(isForged ? bytes : sound);
				Object.assign(draft.weights, { dtype, bytes: sound.length, sha256: sum });
				const card = parseCard(JSON.stringify(draft));
				const tensors = await readWeights(card, bytes).catch((error: Error) => {
					expect(error.message).toMatch(SENTENCE);
				});
				if (!tensors) return;
				expect(sha256(bytes)).toBe(card.weights.sha256);
				expect(tensors.every(({ values }) => values.every(Number.isFinite))).toBe(true);
			},
		}),
	),
);

const PROGRAM = new TextEncoder().encode("A program, for tests. ".repeat(20));
const packedProgram = (await Zstd.load()).compress(PROGRAM, 19);
const programSum = sha256(packedProgram);

const PACKED: FileDoor = {
	name: "a packed program",
	sound: [packedProgram, packedProgram.slice(4)],
	async open(bytes) {
		const program = await unpackProgram(bytes, `${programSum}\n`).catch((error: Error) => {
			expect(error.message).toMatch(SENTENCE);
		});
		if (program) expect(program).toEqual(PROGRAM);
		expect(program !== undefined).toBe(sha256(bytes) === programSum);
	},
};

const detectorFile = new Uint8Array(
	readFileSync("node_modules/@mediapipe/face_detection/face_detection_short_range.tflite"),
);

const DETECTOR: FileDoor = {
	name: "the face detector's file and its metadata",
	// The tables lie at both ends; the weights between them are only copied.
	sound: [
		detectorFile,
		addDetectorMetadata(detectorFile).slice(0, 40_000),
		detectorFile.slice(-60_000),
	],
	open(bytes) {
		const model = accepted(() => readTfliteModel(bytes));
		if (model === undefined) return;
		expect(model.tensors.length).toBeLessThan(100_000);
		expect(isFinitely([model.inputs, model.outputs])).toBe(true);
	},
};

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

const PICTURE: FileDoor = {
	name: "a picture's head",
	sound: PICTURES,
	async open(bytes) {
		expect(fileKindOf(bytes.subarray(0, FILE_KIND_BYTES)).kind).toMatch(
			/^(picture|media|refused)$/,
		);
		const size = await readPictureSize(new Blob([new Uint8Array(bytes)]));
		if (size === undefined) return;
		expect(size.width).toBeGreaterThan(0);
		expect(size.height).toBeGreaterThan(0);
		expect(isFinitely(size)).toBe(true);
	},
};

const seconds = [secondOf(3, [faceOf(1), faceOf(2, "sad")]), secondOf(4, [faceOf(2)])];
const faces = unpackFaces(packFaces(seconds), 3) ?? [];
const session = sessionOf("one", { name: "Class 9b" });
const sessionFile = writeSessionFile(session, seconds, [faces], new Map([[1, "Ada"]]));

const SESSION: FileDoor = {
	name: "an imported session of the history",
	sound: [inUtf8([...sessionFile].join(""))],
	open(bytes) {
		const read = readSessionFile(textOf(bytes), 1_800_000_000_000);
		if ("refusal" in read) {
			expect(read.refusal).toMatch(/^(not_json|foreign|newer|damaged|future)$/);
			return;
		}
		expect(isFinitely(read)).toBe(true);
		expect(() => encodeURIComponent(read.session.id)).not.toThrow();
		expect(read.names.every(([face]) => Number.isInteger(face) && face >= 0)).toBe(true);
		expect(read.session.name ?? "named").toMatch(/^.{1,80}$/u);
		const times = read.seconds.map(({ atMs }) => atMs);
		expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
		for (const { probabilities } of read.seconds.flatMap(({ seen }) => seen))
			expect(Object.values(probabilities).every((one) => one >= 0 && one <= 1)).toBe(true);
	},
};

const ROWS: FileDoor = {
	name: "the bytes of a stored row",
	sound: [packFaces(seconds), packRoom(seconds)],
	open(bytes) {
		expect(isFinitely(unpackFaces(bytes, 3))).toBe(true);
		for (const { faces: all, counts } of unpackRoom(bytes, 3) ?? [])
			expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(all);
	},
};

function holdsSettings(text: string): boolean {
	try {
		const read: unknown = JSON.parse(text);
		const isRecord = typeof read === "object" && read !== null && !Array.isArray(read);
		return isRecord && Object.keys(read).some((field) => Object.hasOwn(DEFAULT_SETTINGS, field));
	} catch {
		return false;
	}
}

const SETTINGS: FileDoor = {
	name: "a file of settings",
	sound: [JSON.stringify(DEFAULT_SETTINGS, null, 2), "[]", '{"who":"self"}'].map(inUtf8),
	async open(bytes) {
		const text = textOf(bytes);
		const parsed = await readSettingsFile({ size: text.length, text: async () => text });
		if (parsed !== null) expect(parseSettings(parsed.given).problems).toEqual([]);
		else expect(holdsSettings(text)).toBe(false);
	},
};

/** Every parser of files. */
export const FILE_DOORS: readonly FileDoor[] = [
	CARD,
	...WEIGHTS,
	DETECTOR,
	PACKED,
	PICTURE,
	SESSION,
	ROWS,
	SETTINGS,
];
