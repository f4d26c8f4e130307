import fc from "fast-check";
import { expect, test } from "vitest";
import { OneEuroFilter } from "../../../src/engine/one-euro.ts";
import { seededNoise } from "./seeded-noise.ts";

const OPTIONS = { minCutoffHz: 0.5, beta: 2 };
const values = fc.double({ min: -100, max: 100, noNaN: true });

test("the first value is given back as it is", () => {
	expect(new OneEuroFilter(OPTIONS).update(7.5, 1e12)).toBe(7.5);
});

test("what comes out lies between the new value and what came out before, at any times", () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(values, fc.integer({ min: -1e6, max: 1e6 })), { minLength: 2 }),
			(samples) => {
				const filter = new OneEuroFilter(OPTIONS);
				let before: number | undefined;
				for (const [value, atMs] of samples) {
					const smoothed = filter.update(value, atMs);
					expect(smoothed).toBeGreaterThanOrEqual(Math.min(value, before ?? value) - 1e-9);
					expect(smoothed).toBeLessThanOrEqual(Math.max(value, before ?? value) + 1e-9);
					before = smoothed;
				}
			},
		),
	);
});

test("a value that trembles comes out with less than half of its trembling", () => {
	const noise = seededNoise(1);
	const filter = new OneEuroFilter(OPTIONS);
	const errors = Array.from({ length: 300 }, (_, frame) => {
		const error = 0.02 * noise();
		return { raw: error, smoothed: filter.update(5 + error, frame * 200) - 5 };
	}).slice(10);
	const rms = (pick: (e: (typeof errors)[number]) => number) =>
		Math.sqrt(errors.reduce((sum, e) => sum + pick(e) ** 2, 0) / errors.length);
	expect(rms((e) => e.smoothed) / rms((e) => e.raw)).toBeLessThan(0.55);
});

test("a value that moves by 1 a second comes out less than 0.1 behind", () => {
	const filter = new OneEuroFilter(OPTIONS);
	const behind = Array.from({ length: 30 }, (_, frame) => {
		const value = frame * 0.2;
		return value - filter.update(value, frame * 200);
	});
	expect(Math.max(...behind.slice(3))).toBeLessThan(0.1);
});

test("a value is reached in the end", () => {
	const filter = new OneEuroFilter(OPTIONS);
	filter.update(0, 0);
	const last = Array.from({ length: 50 }, (_, frame) => filter.update(1, (frame + 1) * 200)).at(-1);
	expect(last).toBeCloseTo(1, 3);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("%f changes nothing", (value) => {
	const filter = new OneEuroFilter(OPTIONS);
	filter.update(3, 0);
	expect(filter.update(value, 200)).toBe(3);
	expect(new OneEuroFilter(OPTIONS).update(value, 0)).toBe(0);
});
