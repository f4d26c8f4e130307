import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Card, parseCard } from "../../../src/engine/card.ts";
import { readWeights } from "../../../src/inference/weights.ts";
import { exampleCard } from "../../fixtures/example-card.ts";

/** The example card, made to fit `bytes`. */
function cardFor(bytes: Uint8Array, change: Partial<Card["weights"]> = {}): Card {
	const card = exampleCard();
	card.weights.sha256 = createHash("sha256").update(bytes).digest("hex");
	Object.assign(card.weights, change);
	return parseCard(JSON.stringify(card));
}

const halves = new Uint8Array(new Uint16Array(230).fill(0x3c00).buffer);

test("half-precision weights are cut into the layers' tensors", async () => {
	const tensors = await readWeights(cardFor(halves), halves);
	expect(tensors.map(({ shape }) => shape.join("x"))).toEqual([
		"3x3x1x2",
		"2",
		"3x3x2x3",
		"3",
		"3x3x3x3",
		"3",
		"1x1x2x3",
		"3",
		"3x15",
		"15",
	]);
	expect(tensors.every(({ values }) => values.every((value) => value === 1))).toBe(true);
});

test("weights in steps are numbers of steps of their output channel, biases half-precision", async () => {
	const bytes = new Uint8Array(360);
	const view = new DataView(bytes.buffer);
	// The first kernel, 3x3x1x2: steps of 0.5 and 2, then 1, -3 for each place.
	view.setFloat32(0, 0.5, true);
	view.setFloat32(4, 2, true);
	for (let place = 0; place < 9; place++) {
		view.setInt8(8 + 2 * place, 1);
		view.setInt8(9 + 2 * place, -3);
	}
	view.setUint16(26, 0x3c00, true);
	view.setUint16(28, 0xc000, true);
	const tensors = await readWeights(cardFor(bytes, { dtype: "int8", bytes: 360 }), bytes);
	expect(tensors[0]?.shape).toEqual([3, 3, 1, 2]);
	expect([...(tensors[0]?.values ?? [])]).toEqual(
		Array.from({ length: 9 }, () => [0.5, -6]).flat(),
	);
	expect([...(tensors[1]?.values ?? [])]).toEqual([1, -2]);
	expect(tensors).toHaveLength(10);
});

test("a step that is no finite number is refused", async () => {
	const bytes = new Uint8Array(360);
	new DataView(bytes.buffer).setFloat32(0, Infinity, true);
	await expect(readWeights(cardFor(bytes, { dtype: "int8", bytes: 360 }), bytes)).rejects.toThrow(
		"not a finite number",
	);
});

test("full-precision weights are read in order, also from the middle of a buffer", async () => {
	const numbers = new Float32Array(230).map((_, i) => i / 7);
	const whole = new Uint8Array(numbers.byteLength + 3);
	const bytes = whole.subarray(3);
	bytes.set(new Uint8Array(numbers.buffer));
	const tensors = await readWeights(cardFor(bytes, { dtype: "float32", bytes: 920 }), bytes);
	expect(tensors.flatMap(({ values }) => [...values])).toEqual([...numbers]);
});

test.each([
	["cut short", halves.slice(0, 100), "100 bytes, not 460"],
	["empty", new Uint8Array(), "0 bytes, not 460"],
	["another file of the same length", new Uint8Array(460), "sha256"],
])("weights that are %s are refused with the reason", async (_, bytes, reason) => {
	await expect(readWeights(cardFor(halves), bytes)).rejects.toThrow(
		new RegExp(`^The weights of model example do not match its card: .*${reason}.*\\.$`),
	);
});

test.each(readdirSync("models"))("the shipped weights of %s match their card", async (name) => {
	const card = parseCard(readFileSync(`models/${name}/card.json`, "utf8"));
	const tensors = await readWeights(card, readFileSync(`models/${name}/${card.weights.file}`));
	expect(tensors.flatMap(({ values }) => [...values]).every(Number.isFinite)).toBe(true);
});
