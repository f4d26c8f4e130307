import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Beat, beatsFrom, expressionAt } from "../../../demo/expression-timeline.ts";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";

const HAPPY_THEN_SAD: Beat[] = [
	{ expression: "happy", durationMs: 3000 },
	{ expression: "sad", durationMs: 2000 },
];

describe("expressionAt", () => {
	test.each([
		[2999, "sad", "happy", 1],
		[3000, "happy", "sad", 0],
		[4999, "happy", "sad", 1],
		[5000, "sad", "happy", 0],
		[7999, "sad", "happy", 1],
	])("at %d ms the face goes from %s to %s, by %d", (atMs, from, to, blend) => {
		expect(expressionAt(HAPPY_THEN_SAD, atMs)).toEqual({ from, to, blend });
	});

	test("a single expression stays as it is", () => {
		const mix = expressionAt([{ expression: "fear", durationMs: 1000 }], 12_345);
		expect(mix).toMatchObject({ from: "fear", to: "fear" });
	});

	test("whatever the beats and the time, one of them is shown and the blend is a share", () => {
		const beat = fc.record({
			expression: fc.constantFrom(...EXPRESSIONS),
			durationMs: fc.integer({ min: 1, max: 10_000 }),
		});
		fc.assert(
			fc.property(fc.array(beat, { minLength: 1 }), fc.nat(1_000_000), (beats, atMs) => {
				const { from, to, blend } = expressionAt(beats, atMs);
				const played = beats.map(({ expression }) => expression);
				expect(played).toContain(from);
				expect(played).toContain(to);
				expect(blend).toBeGreaterThanOrEqual(0);
				expect(blend).toBeLessThanOrEqual(1);
			}),
		);
	});
});

describe("beatsFrom", () => {
	test("a script names expressions and seconds", () => {
		expect(beatsFrom("happy:3, sad:2")).toEqual(HAPPY_THEN_SAD);
	});

	test.each(["", "joyful:3", "happy:0", "happy:-1", "happy:soon", "happy:Infinity"])(
		"the script %o is refused with a sentence",
		(script) => {
			expect(() => beatsFrom(script)).toThrow(/should be an expression and seconds/);
		},
	);
});
