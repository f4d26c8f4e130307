import fc from "fast-check";
import { expect, test } from "vitest";
import { softmax } from "../../../src/engine/softmax.ts";

const logits = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), {
	minLength: 1,
	maxLength: 15,
});

test("probabilities lie in 0 to 1 and sum to 1, for logits of any size", () => {
	fc.assert(
		fc.property(logits, (values) => {
			const probabilities = softmax(values);
			expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
			for (const p of probabilities) expect(p >= 0 && p <= 1).toBe(true);
		}),
	);
});

test("adding the same number to all logits changes nothing", () => {
	fc.assert(
		fc.property(logits, fc.integer({ min: -100, max: 100 }), (values, shift) => {
			const moved = softmax(values.map((value) => value + shift));
			for (const [i, p] of softmax(values).entries()) expect(moved[i]).toBeCloseTo(p, 9);
		}),
	);
});

test("a temperature above 1 softens and one below 1 sharpens, and neither changes the order", () => {
	const [plain = 0, soft = 0, sharp = 0] = [1, 2, 0.5].map((t) => softmax([1, 3, 2], t)[1]);
	expect(soft).toBeLessThan(plain);
	expect(sharp).toBeGreaterThan(plain);
});

test.each([0, -1, Number.NaN])("a temperature of %s is refused", (temperature) => {
	expect(() => softmax([1, 2], temperature)).toThrow(RangeError);
});

test("no logits are refused", () => {
	expect(() => softmax([])).toThrow(RangeError);
});
