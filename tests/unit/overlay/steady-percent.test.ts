import fc from "fast-check";
import { expect, test } from "vitest";
import { steadyPercent } from "../../../src/overlay/steady-percent.ts";

test.each([
	[0.853, undefined, 85],
	[0.856, 85, 85],
	[0.8599, 85, 85],
	[0.861, 85, 86],
	[0.839, 85, 84],
	[0, undefined, 0],
	[1, undefined, 99],
])("%d after %o is shown as %d", (probability, shown, percent) => {
	expect(steadyPercent(probability, shown)).toBe(percent);
});

test("it is never a whole per cent off, and a still probability never moves it", () => {
	const probability = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(probability, fc.integer({ min: 0, max: 100 }), (exact, shown) => {
			const percent = steadyPercent(exact, shown);
			expect(percent).toBeLessThanOrEqual(99);
			expect(Math.abs(percent - Math.min(99, exact * 100))).toBeLessThan(1);
			expect(steadyPercent(exact, percent)).toBe(percent);
		}),
	);
});
