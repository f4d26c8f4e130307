import { expect, test } from "vitest";
import { spread, standardise } from "../../../src/engine/standardise.ts";
import { bytesOf, goldenNetworks } from "../../fixtures/parity.ts";

const cases = goldenNetworks().flatMap(({ epsilon, cases }) =>
	cases.map((golden) => ({ ...golden, epsilon })),
);

test.each(cases)("$name is standardised as training does", ({ gray, epsilon, standardised }) => {
	const values = standardise(Float32Array.from(bytesOf(gray)), epsilon);
	for (const [i, value] of standardised.first.entries()) expect(values[i]).toBeCloseTo(value, 4);
	const sum = (list: Float32Array) => list.reduce((total, value) => total + value, 0);
	expect(Math.abs(sum(values) - standardised.sum) / values.length).toBeLessThan(1e-6);
	const squares = sum(values.map((value) => value ** 2));
	expect(Math.abs(squares - standardised.sumOfSquares) / values.length).toBeLessThan(1e-5);
});

test("a flat crop standardises to zeros", () => {
	expect(standardise(new Float32Array(9).fill(77), 0.02)).toEqual(new Float32Array(9));
});

test("brightness and contrast leave a standardised crop nearly as it was", () => {
	const crop = Float32Array.from({ length: 64 }, (_, i) => 255 * (i % 2));
	const dimmed = standardise(
		crop.map((value) => value * 0.5 + 20),
		0.001,
	);
	for (const [i, value] of standardise(crop, 0.001).entries())
		expect(dimmed[i]).toBeCloseTo(value, 2);
});

test("the spread of values is their mean and population deviation, and zeros for none", () => {
	expect(spread(new Float32Array([1, 3]))).toEqual({ mean: 2, deviation: 1 });
	expect(spread(new Float32Array())).toEqual({ mean: 0, deviation: 0 });
});
