import fc from "fast-check";
import { expect, test } from "vitest";
import { blend, distanceBetween, freshness, TIME_CONSTANT_MS } from "../../../src/engine/smooth.ts";
import { EXPRESSIONS, type Probabilities } from "../../../src/shared/expressions.ts";
import { probabilitiesOf } from "./made-up-face.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const distributions = fc
	.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 })
	.map((weights) => {
		const sum = weights.reduce((a, b) => a + b);
		return Object.fromEntries(
			EXPRESSIONS.map((key, index) => [key, (weights[index] ?? 0) / sum]),
		) as Probabilities;
	});

test("a blend lies between what it blends and still sums to 1", () => {
	fc.assert(
		fc.property(distributions, distributions, share, (a, b, weight) => {
			const blended = blend(a, b, weight);
			for (const key of EXPRESSIONS) {
				expect(blended[key]).toBeGreaterThanOrEqual(Math.min(a[key], b[key]) - 1e-12);
				expect(blended[key]).toBeLessThanOrEqual(Math.max(a[key], b[key]) + 1e-12);
			}
			expect(EXPRESSIONS.reduce((sum, key) => sum + blended[key], 0)).toBeCloseTo(1, 9);
		}),
	);
});

test("the time constant is the time after which 63 % of the way is made, in one step or in many", () => {
	for (const constant of Object.values(TIME_CONSTANT_MS)) {
		expect(freshness(constant, constant)).toBeCloseTo(1 - 1 / Math.E, 12);
		let left = 1;
		for (let step = 0; step < 8; step++) left *= 1 - freshness(constant / 8, constant);
		expect(left).toBeCloseTo(1 / Math.E, 12);
	}
});

test.each([0, -1, -1e9, Number.NaN])("after %f ms nothing new counts", (elapsedMs) => {
	expect(freshness(elapsedMs, 200)).toBe(0);
});

test("after a long time only the new counts", () => {
	expect(freshness(60_000, 200)).toBeCloseTo(1, 12);
});

test("distance is symmetric, 0 to itself and in [0, 1]", () => {
	fc.assert(
		fc.property(distributions, distributions, (a, b) => {
			expect(distanceBetween(a, b)).toBeCloseTo(distanceBetween(b, a), 12);
			expect(distanceBetween(a, b)).toBeLessThanOrEqual(1);
			expect(distanceBetween(a, a)).toBe(0);
		}),
	);
	expect(distanceBetween(probabilitiesOf({ happy: 1 }), probabilitiesOf({ sad: 1 }))).toBe(1);
});
