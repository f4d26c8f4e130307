import fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "../../../src/engine/assignment.ts";

const matrices = fc
	.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
	.chain(([rows, columns]) =>
		fc.array(
			fc.array(fc.double({ min: -0.5, max: 1, noNaN: true }), {
				minLength: columns,
				maxLength: columns,
			}),
			{ minLength: rows, maxLength: rows },
		),
	);

/** The largest sum over all ways to pair, tried one by one. */
function bestSum(gains: number[][], row = 0, taken: number[] = []): number {
	if (row === gains.length) return 0;
	const options = (gains[row] ?? []).map((gain, column) =>
		taken.includes(column) ? 0 : gain + bestSum(gains, row + 1, [...taken, column]),
	);
	return Math.max(bestSum(gains, row + 1, taken), ...options);
}

test("pairs add up to the largest sum there is, no column is used twice, no pair without gain", () => {
	fc.assert(
		fc.property(matrices, (gains) => {
			const columns = assign(gains);
			const used = columns.filter((column) => column >= 0);
			expect(new Set(used).size).toBe(used.length);
			const made = columns.map((column, row) => gains[row]?.[column] ?? 0);
			expect(made.every((gain) => gain >= 0)).toBe(true);
			expect(made.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(bestSum(gains), 9);
		}),
	);
});

test.each([
	["no rows", [], []],
	["no columns", [[], []], [-1, -1]],
	["nothing to gain", [[0, -1]], [-1]],
	[
		"a best pair that would leave another with nothing",
		[
			[0.5, 0.45],
			[0.45, 0],
		],
		[1, 0],
	],
])("%s", (_, gains, expected) => {
	expect(assign(gains)).toEqual(expected);
});
