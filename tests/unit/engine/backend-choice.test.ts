import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type BatchComparison,
	chooseBackend,
	compareBatch,
	MOST_DIFFERENCE,
	TIMES_AS_FAST,
} from "../../../src/engine/backend-choice.ts";
import { EXPRESSIONS, type Probabilities } from "../../../src/shared/expressions.ts";

const sure = (label: string, sureness = 0.7) =>
	Object.fromEntries(
		EXPRESSIONS.map((one) => [one, one === label ? sureness : (1 - sureness) / 6]),
	) as Probabilities;
const happy = sure("happy");

const batch = (more: Partial<BatchComparison> = {}): BatchComparison => ({
	timesAsFast: 2,
	isSameLabel: true,
	worstDifference: 1e-6,
	...more,
});

test.each([
	["the same faster", [batch()], "webgl", "faster"],
	["just fast enough", [batch({ timesAsFast: TIMES_AS_FAST })], "webgl", "faster"],
	["a little faster", [batch({ timesAsFast: 1.2 })], "wasm", "slower"],
	["slower", [batch({ timesAsFast: 0.02 })], "wasm", "slower"],
	["another label once", [batch(), batch(), batch({ isSameLabel: false })], "wasm", "differs"],
	["too different once", [batch(), batch({ worstDifference: 0.02 })], "wasm", "differs"],
	["what is no number", [batch(), batch({ worstDifference: Number.NaN })], "wasm", "differs"],
	[
		"one slow batch among fast ones",
		[batch(), batch({ timesAsFast: 0.1 }), batch()],
		"webgl",
		"faster",
	],
	[
		"one fast batch among slow ones",
		[0.5, 40, 0.5].map((timesAsFast) => batch({ timesAsFast })),
		"wasm",
		"slower",
	],
] as const)("%s", (_, batches, name, reason) => {
	expect(chooseBackend(batches)).toMatchObject({ name, reason });
});

test("a batch is compared face by face", () => {
	const wasm = { probabilities: [happy, sure("sad")], tookMs: 6 };
	const near = { probabilities: [sure("happy", 0.706), sure("sad")], tookMs: 2 };
	const same = compareBatch(wasm, near);
	expect(same).toMatchObject({ timesAsFast: 3, isSameLabel: true });
	expect(same.worstDifference).toBeCloseTo(0.006);
	const swapped = compareBatch(wasm, { ...near, probabilities: [...near.probabilities].reverse() });
	expect(swapped.isSameLabel).toBe(false);
	expect(swapped.worstDifference).toBeGreaterThan(0.6);
});

test("a face without an answer is no agreement", () => {
	const missing = compareBatch(
		{ probabilities: [happy, happy], tookMs: 1 },
		{ probabilities: [happy], tookMs: 1 },
	);
	expect(chooseBackend([{ ...missing, timesAsFast: 9 }]).reason).toBe("differs");
});

test("times below what a clock can tell are no infinite gain", () => {
	const zero = { probabilities: [happy], tookMs: 0 };
	expect(compareBatch(zero, zero).timesAsFast).toBe(1);
});

const batches = fc.array(
	fc.record({
		timesAsFast: fc.double({ min: 0.001, max: 100, noNaN: true }),
		isSameLabel: fc.boolean(),
		worstDifference: fc.oneof(fc.double({ min: 0, max: 1 }), fc.constant(0)),
	}),
	{ minLength: 1, maxLength: 20 },
);

test("the graphics card is chosen only where all agree and most are faster", () => {
	fc.assert(
		fc.property(batches, (compared) => {
			const { name, timesAsFast } = chooseBackend(compared);
			if (name === "wasm") return;
			expect(compared.every((one) => one.isSameLabel)).toBe(true);
			expect(compared.every((one) => one.worstDifference <= MOST_DIFFERENCE)).toBe(true);
			expect(timesAsFast).toBeGreaterThanOrEqual(TIMES_AS_FAST);
		}),
	);
});

test("the order of batches says nothing, and a slower graphics card is never preferred for it", () => {
	fc.assert(
		fc.property(batches, fc.double({ min: 0.01, max: 1, noNaN: true }), (compared, slowed) => {
			const chosen = chooseBackend(compared);
			expect(chooseBackend([...compared].reverse())).toEqual(chosen);
			const slower = compared.map((one) => ({ ...one, timesAsFast: one.timesAsFast * slowed }));
			if (chosen.name === "wasm") expect(chooseBackend(slower).name).toBe("wasm");
		}),
	);
});
