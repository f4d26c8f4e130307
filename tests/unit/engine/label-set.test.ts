import fc from "fast-check";
import { expect, test } from "vitest";
import { keptShare, labelEntries, labelKeys } from "../../../src/engine/label-set.ts";
import { EXPRESSIONS, type Probabilities } from "../../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";

const SETS: Settings["labelSet"][] = ["seven", "five", "two"];
const settingsOf = (labelSet: Settings["labelSet"], notOkay = DEFAULT_SETTINGS.notOkay) => ({
	labelSet,
	notOkay,
});
const probabilitiesOf = (values: Partial<Probabilities>): Probabilities => ({
	angry: 0,
	disgust: 0,
	fear: 0,
	happy: 0,
	sad: 0,
	surprise: 0,
	neutral: 0,
	...values,
});
const anyProbabilities = fc
	.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
	.map((weights) => {
		const sum = weights.reduce((a, b) => a + b);
		return Object.fromEntries(
			EXPRESSIONS.map((key, index) => [key, (weights[index] ?? 0) / sum]),
		) as Probabilities;
	});

test.each(SETS)("the entries of %s sum to 1, in the order of its keys", (labelSet) => {
	fc.assert(
		fc.property(anyProbabilities, (probabilities) => {
			const entries = labelEntries(probabilities, settingsOf(labelSet));
			expect(entries.map(({ key }) => key)).toEqual(labelKeys(settingsOf(labelSet)));
			expect(entries.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
			for (const { probability } of entries) expect(probability).toBeGreaterThanOrEqual(0);
		}),
	);
});

test("seven shows the probabilities as they are", () => {
	const probabilities = probabilitiesOf({ happy: 0.75, fear: 0.25 });
	expect(
		Object.fromEntries(
			labelEntries(probabilities, settingsOf("seven")).map((e) => [e.key, e.probability]),
		),
	).toEqual(probabilities);
});

test("five keeps the ratios of what it keeps", () => {
	const entries = labelEntries(
		probabilitiesOf({ happy: 0.3, sad: 0.1, fear: 0.4, disgust: 0.2 }),
		settingsOf("five"),
	);
	expect(entries).toContainEqual({ key: "happy", probability: expect.closeTo(0.75, 9) });
	expect(entries).toContainEqual({ key: "sad", probability: expect.closeTo(0.25, 9) });
});

test("five shares evenly what disgust and fear leave: nothing", () => {
	const probabilities = probabilitiesOf({ disgust: 0.6, fear: 0.4 });
	const entries = labelEntries(probabilities, settingsOf("five"));
	expect(new Set(entries.map(({ probability }) => probability))).toEqual(new Set([0.2]));
	expect(keptShare(probabilities, settingsOf("five"))).toBe(0);
});

test.each([
	["by default", DEFAULT_SETTINGS.notOkay, 0.6],
	["with fear moved over", [...DEFAULT_SETTINGS.notOkay, "fear" as const], 0.7],
	["with nothing on the Not-okay side", [], 0],
	["with everything on the Not-okay side", [...EXPRESSIONS], 1],
])("two sums its sides %s", (_, notOkay, expected) => {
	const probabilities = probabilitiesOf({
		sad: 0.3,
		angry: 0.2,
		disgust: 0.1,
		fear: 0.1,
		happy: 0.3,
	});
	const [okay, not] = labelEntries(probabilities, settingsOf("two", [...notOkay]));
	expect(not).toEqual({ key: "notOkay", probability: expect.closeTo(expected, 9) });
	expect(okay).toEqual({ key: "okay", probability: expect.closeTo(1 - expected, 9) });
});

test("an expression listed twice on the Not-okay side counts once", () => {
	const [, not] = labelEntries(
		probabilitiesOf({ sad: 0.4, happy: 0.6 }),
		settingsOf("two", ["sad", "sad"]),
	);
	expect(not?.probability).toBe(0.4);
});

test("seven and two keep all of the probability", () => {
	const probabilities = probabilitiesOf({ disgust: 1 });
	expect(keptShare(probabilities, settingsOf("seven"))).toBe(1);
	expect(keptShare(probabilities, settingsOf("two"))).toBe(1);
});
