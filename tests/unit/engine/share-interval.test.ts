import fc from "fast-check";
import { expect, test } from "vitest";
import { shareInterval } from "../../../src/engine/share-interval.ts";

test("an interval holds its share, stays in 0 to 1, and narrows with n", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 5000 }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(n, p) => {
				const [low, high] = shareInterval(p, n);
				const [tighterLow, tighterHigh] = shareInterval(p, n * 4);
				expect(low).toBeGreaterThanOrEqual(-1e-12);
				expect(high).toBeLessThanOrEqual(1 + 1e-12);
				expect(low <= p + 1e-12 && p <= high + 1e-12).toBe(true);
				expect(tighterHigh - tighterLow).toBeLessThan(high - low);
			},
		),
	);
	expect(shareInterval(0, 0)).toEqual([0, 1]);
});
