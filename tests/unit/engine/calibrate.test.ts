import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { headProbabilities, shownProbabilities } from "../../../src/engine/calibrate.ts";
import { parseCard } from "../../../src/engine/card.ts";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import { exampleCard } from "../../fixtures/example-card.ts";
import { goldenNetworks } from "../../fixtures/parity.ts";

const card = parseCard(JSON.stringify(exampleCard()));
const logitsWith = (index: number, value: number) =>
	Array.from({ length: 15 }, (_, i) => (i === index ? value : 0));

const cases = goldenNetworks().flatMap(({ model, cases }) =>
	cases.map((golden) => ({ ...golden, model })),
);

test.each(cases)("$model shows for $name the probabilities training computes", (golden) => {
	const shipped = parseCard(readFileSync(`models/${golden.model}/card.json`, "utf8"));
	const shown = shownProbabilities(golden.logits, shipped);
	for (const expression of EXPRESSIONS)
		expect(Math.abs(shown[expression] - golden.shown[expression])).toBeLessThan(1e-4);
});

test("each head reads its own outputs at its own temperature", () => {
	const logits = logitsWith(7, 1);
	expect(new Set(headProbabilities(logits, card, "fer2013")).size).toBe(1);
	const [angry = 0] = headProbabilities(logits, card, "ferplus");
	expect(angry).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 7), 9);
});

test("contempt is left out and the seven are scaled to sum to 1", () => {
	const shown = shownProbabilities(logitsWith(14, 3), card);
	for (const expression of EXPRESSIONS) expect(shown[expression]).toBeCloseTo(1 / 7, 9);
});

test("where contempt takes everything the seven are even, not undefined", () => {
	const shown = shownProbabilities(logitsWith(14, 5000), card);
	expect(shown.happy).toBeCloseTo(1 / 7, 9);
});
