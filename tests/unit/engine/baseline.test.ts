import fc from "fast-check";
import { expect, test } from "vitest";
import { applyBaseline, learnBaseline, MIN_SAMPLES } from "../../../src/engine/baseline.ts";
import { EXPRESSIONS, type Probabilities } from "../../../src/shared/expressions.ts";
import { probabilitiesOf } from "./made-up-face.ts";

const many = (sample: Probabilities) => Array<Probabilities>(MIN_SAMPLES).fill(sample);
const top = (probabilities: Probabilities) =>
	EXPRESSIONS.reduce((best, key) => (probabilities[key] > probabilities[best] ? key : best));
const distributions = fc
	.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
	.map((weights) => {
		const sum = weights.reduce((a, b) => a + b);
		return Object.fromEntries(
			EXPRESSIONS.map((key, index) => [key, (weights[index] ?? 0) / sum]),
		) as Probabilities;
	});

test("a face that seems sad at rest reads as neutral with its own baseline", () => {
	const atRest = probabilitiesOf({ sad: 0.5, neutral: 0.4 });
	const shifted = applyBaseline(atRest, learnBaseline(many(atRest)));
	expect(top(shifted)).toBe("neutral");
	expect(shifted.neutral).toBeGreaterThan(0.7);
});

test("the same face still reads as happy, and as sad, when it clearly looks it", () => {
	const baseline = learnBaseline(many(probabilitiesOf({ sad: 0.5, neutral: 0.4 })));
	for (const key of ["happy", "sad"] as const)
		expect(top(applyBaseline(probabilitiesOf({ [key]: 0.95 }), baseline))).toBe(key);
});

test("a plain neutral face as baseline changes nothing", () => {
	const baseline = learnBaseline(many(probabilitiesOf({ neutral: 0.82 })));
	for (const key of EXPRESSIONS) expect(baseline[key]).toBeCloseTo(0, 9);
	const smile = probabilitiesOf({ happy: 0.7, neutral: 0.2 });
	for (const key of EXPRESSIONS)
		expect(applyBaseline(smile, baseline)[key]).toBeCloseTo(smile[key], 9);
});

test("shifted probabilities are probabilities, whoever's baseline it is", () => {
	fc.assert(
		fc.property(distributions, distributions, (atRest, now) => {
			const shifted = applyBaseline(now, learnBaseline(many(atRest)));
			expect(EXPRESSIONS.reduce((sum, key) => sum + shifted[key], 0)).toBeCloseTo(1, 9);
			for (const key of EXPRESSIONS) {
				expect(shifted[key]).toBeGreaterThanOrEqual(0);
				expect(shifted[key]).toBeLessThanOrEqual(1);
			}
		}),
	);
});

test("no baseline can hide an expression that is seen for sure", () => {
	const angry = probabilitiesOf({ angry: 1 });
	expect(top(applyBaseline(probabilitiesOf({ angry: 0.97 }), learnBaseline(many(angry))))).toBe(
		"angry",
	);
});

test("too few pictures are refused with what to do", () => {
	expect(() => learnBaseline(many(probabilitiesOf({})).slice(1))).toThrow(
		/hold it for two seconds/,
	);
	expect(() => learnBaseline([])).toThrow(RangeError);
});
