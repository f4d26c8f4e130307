import fc from "fast-check";
import { expect, test } from "vitest";
import { steadyRows } from "../../../src/overlay/steady-rows.ts";
import { EXPRESSIONS, type ShownKey } from "../../../src/shared/expressions.ts";

const entries = (probabilities: number[]) =>
	EXPRESSIONS.map((key, index) => ({ key, probability: probabilities[index] ?? 0 }));
const keys = (rows: { key: ShownKey }[]) => rows.map(({ key }) => key);

test("the most probable come first", () => {
	const rows = steadyRows(entries([0.05, 0, 0.1, 0.6, 0.2, 0, 0.05]), 3, []);
	expect(keys(rows)).toEqual(["happy", "sad", "fear"]);
});

test("near ties keep the order they have on the screen", () => {
	const tied = entries([0, 0, 0, 0.36, 0.34, 0.3, 0]);
	expect(keys(steadyRows(tied, 3, ["sad", "happy", "surprise"]))).toEqual([
		"sad",
		"happy",
		"surprise",
	]);
});

test("a clear lead changes the order", () => {
	const clear = entries([0, 0, 0, 0.5, 0.3, 0.2, 0]);
	expect(keys(steadyRows(clear, 3, ["sad", "happy", "surprise"]))).toEqual([
		"happy",
		"sad",
		"surprise",
	]);
});

test("all rows keep the set's own order", () => {
	const all = entries([0.1, 0.2, 0.3, 0.1, 0.1, 0.1, 0.1]);
	expect(steadyRows(all, 7, ["neutral", "happy"])).toEqual(all);
});

test("the same probabilities shown again never change the rows", () => {
	const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
		minLength: 7,
		maxLength: 7,
	});
	fc.assert(
		fc.property(probabilities, fc.shuffledSubarray([...EXPRESSIONS]), (numbers, shown) => {
			const once = keys(steadyRows(entries(numbers), 3, shown.slice(0, 3)));
			expect(keys(steadyRows(entries(numbers), 3, once))).toEqual(once);
		}),
	);
});

test("a row that comes in takes its lasting place at once", () => {
	const rows = steadyRows(entries([0, 0, 0, 0, 0.06, 0, 0]), 3, ["happy", "neutral"]);
	expect(keys(rows)).toEqual(["sad", "happy", "neutral"]);
});
