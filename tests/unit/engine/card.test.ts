import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCard, tensorShapes } from "../../../src/engine/card.ts";
import { exampleCard } from "../../fixtures/example-card.ts";

const withChange = (change: (card: ReturnType<typeof exampleCard>) => void) => {
	const card = exampleCard();
	change(card);
	return JSON.stringify(card);
};

test.each(readdirSync("models"))("the card of the shipped model %s is read", (name) => {
	expect(parseCard(readFileSync(`models/${name}/card.json`, "utf8")).name).toBe(name);
});

test("a sound card comes back as it was written", () => {
	expect(parseCard(JSON.stringify(exampleCard()))).toEqual(exampleCard());
});

test.each([
	["no JSON", "{", "not JSON"],
	["a list", "[]", "format"],
	["a number", "7", "the whole: "],
	[
		"an unknown field",
		withChange((card) => Object.assign(card, { tempreature: 1 })),
		"tempreature",
	],
	[
		"an unknown field inside",
		withChange((card) => Object.assign(card.input, { mean: 1 })),
		"input.mean",
	],
	["a missing field", withChange((card) => Reflect.deleteProperty(card, "heads")), "heads"],
	["another format", withChange((card) => Object.assign(card, { format: 2 })), "format"],
	["another gray", withChange((card) => Object.assign(card.input, { gray: "mean" })), "input.gray"],
	["a name that is a path", withChange((card) => Object.assign(card, { name: "../x" })), "name: "],
	[
		"weights elsewhere",
		withChange((card) => Object.assign(card.weights, { file: "../w" })),
		"weights.file",
	],
	[
		"a short sum",
		withChange((card) => Object.assign(card.weights, { sha256: "ab" })),
		"weights.sha256",
	],
	[
		"no temperature",
		withChange((card) => Object.assign(card.heads.ferplus, { temperature: 0 })),
		"temperature",
	],
	["a label twice", withChange((card) => card.heads.fer2013.labels.push("happy")), "a label twice"],
	["a label left out", withChange((card) => card.heads.fer2013.labels.pop()), "must name all of"],
	[
		"heads that overlap",
		withChange((card) => Object.assign(card.heads.ferplus, { offset: 6 })),
		"heads: ",
	],
	[
		"an unknown layer",
		withChange((card) => Object.assign(card.layers[0] ?? {}, { op: "gelu" })),
		"layers.0",
	],
	[
		"channels that do not fit",
		withChange((card) => Object.assign(card.layers[1] ?? {}, { in: 3 })),
		"layers.1: takes 3",
	],
	["no pool", withChange((card) => card.layers.splice(2, 1)), "layers.2: dense cannot stand here"],
	["no dense layer", withChange((card) => card.layers.pop()), "the last must be dense"],
	[
		"a wrong number of outputs",
		withChange((card) => Object.assign(card.layers[3] ?? {}, { out: 16 })),
		"15 of 16 outputs",
	],
	[
		"wrong parameters",
		withChange((card) => Object.assign(card.cost, { parameters: 5 })),
		"cost.parameters is 5",
	],
	[
		"wrong bytes",
		withChange((card) => Object.assign(card.weights, { bytes: 5 })),
		"weights.bytes is 5",
	],
	[
		"bytes of another type of weights",
		withChange((card) => Object.assign(card.weights, { dtype: "int8" })),
		"weights.bytes is 460, but the layers need 360",
	],
	[
		"an unknown type of weights",
		withChange((card) => Object.assign(card.weights, { dtype: "int4" })),
		"weights.dtype",
	],
])("a card with %s is refused, naming the place", (_, text, place) => {
	expect(() => parseCard(text)).toThrow(/^The model card cannot be used: .*\.$/);
	expect(() => parseCard(text)).toThrow(place);
});

test("a block brings a 1x1 convolution only where its shortcut changes size", () => {
	expect(tensorShapes([{ op: "block", in: 4, out: 4, stride: 1 }])).toHaveLength(4);
	expect(tensorShapes([{ op: "block", in: 4, out: 4, stride: 2 }])).toHaveLength(6);
	expect(tensorShapes([{ op: "block", in: 4, out: 8, stride: 1 }]).at(-2)).toEqual([1, 1, 4, 8]);
});
