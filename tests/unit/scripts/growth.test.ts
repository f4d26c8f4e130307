import { expect, test } from "vitest";
import { growthExponent, slopeOf } from "../../../scripts/bench/growth.ts";

test.each([1, 0.5, 2])("what grows with the power %f is found to", (power) => {
	const points = [1, 4, 9, 25, 49].map((x) => ({ x, y: 3 * x ** power }));
	expect(growthExponent([...points, { x: 4, y: -1 }, { x: 0, y: 2 }])).toBeCloseTo(power, 9);
});

test("points in a line give its slope, too few give none", () => {
	expect(slopeOf([1, 2, 5].map((x) => ({ x, y: 7 - 2 * x })))).toBeCloseTo(-2, 9);
	expect(slopeOf([{ x: 1, y: 1 }])).toBeNaN();
	expect(slopeOf([])).toBeNaN();
});
