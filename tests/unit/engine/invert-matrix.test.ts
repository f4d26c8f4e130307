import fc from "fast-check";
import { expect, test } from "vitest";
import { invertMatrix } from "../../../src/engine/invert-matrix.ts";

test("a matrix times its inverse is the identity", () => {
	const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
		minLength: 16,
		maxLength: 16,
	});
	fc.assert(
		fc.property(numbers, (values) => {
			const at = (row: number, column: number) => values[row * 4 + column] ?? 0;
			const sum = (term: (k: number) => number) => [0, 1, 2, 3].reduce((s, k) => s + term(k), 0);
			// Products of any rows, with something on the diagonal, make it positive.
			const matrix = Float64Array.from(
				{ length: 16 },
				(_, i) => sum((k) => at(k, i >> 2) * at(k, i & 3)) + (i >> 2 === (i & 3) ? 1 : 0),
			);
			const inverse = invertMatrix(matrix, 4);
			for (let i = 0; i < 16; i++)
				expect(
					sum((k) => (matrix[(i >> 2) * 4 + k] ?? 0) * (inverse?.[k * 4 + (i & 3)] ?? 0)),
				).toBeCloseTo(i >> 2 === (i & 3) ? 1 : 0, 6);
		}),
	);
});

test.each([[[0, 0, 0, 0]], [[1, 2, 2, 4]], [[Number.NaN, 0, 0, 1]]])(
	"%o has no inverse",
	(values) => {
		expect(invertMatrix(Float64Array.from(values), 2)).toBeNull();
	},
);
