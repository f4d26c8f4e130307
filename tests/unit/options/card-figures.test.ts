import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCardFigures } from "../../../src/options/card-figures.ts";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import { MODELS } from "../../../src/shared/settings.ts";
import { exampleCard } from "../../fixtures/example-card.ts";

test("every model that can be chosen has a card, and every card belongs to one", () => {
	const models = readdirSync("models").filter((name) => existsSync(`models/${name}/card.json`));
	expect(models.sort()).toEqual([...MODELS].sort());
});

test.each(MODELS)("the card of %s says to people all that is to be shown", (model) => {
	const card = readCardFigures(readFileSync(`models/${model}/card.json`, "utf8"));
	for (const { accuracy, interval, recall } of [card.fer, card.plus]) {
		expect(accuracy).toBeGreaterThan(0.5);
		expect(interval?.[0]).toBeLessThan(accuracy);
		expect(interval?.[1]).toBeGreaterThan(accuracy);
		expect(Object.keys(recall)).toEqual(expect.arrayContaining([...EXPRESSIONS]));
	}
	expect(card.stress.length).toBeGreaterThan(10);
	for (const { fer, plus } of card.stress) {
		expect(fer.n).toBeGreaterThan(plus.n);
		expect(plus.share).toBeGreaterThan(fer.share);
	}
	expect(card.data.length).toBeGreaterThan(0);
	expect(card.licence).not.toBe("");
	expect(card.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test("a card without figures is refused with the place, not shown half", () => {
	expect(() => readCardFigures(JSON.stringify(exampleCard()))).toThrow(
		/^The model card cannot be shown: metrics\.privateTest: .+\.$/,
	);
});
