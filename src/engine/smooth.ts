import { EXPRESSIONS, type Probabilities } from "../shared/expressions.ts";
import type { Settings } from "../shared/settings.ts";

/**
 * Time constants of the smoothing, in milliseconds: after so long, what is shown has made 63 % of the
 * way to a new expression, after twice as long 86 %. With fewer than four frames a second it takes
 * longer, since one frame alone must not decide.
 */
export const TIME_CONSTANT_MS: Readonly<Record<Settings["smoothing"], number>> = {
	steady: 400,
	balanced: 200,
	quick: 100,
};

/**
 * Says how much a new value counts against memory, in an exponential average over time.
 *
 * @param elapsedMs Since the last value; 0 or less counts nothing.
 * @param timeConstantMs Above 0.
 * @returns In [0, 1).
 */
export function freshness(elapsedMs: number, timeConstantMs: number): number {
	return elapsedMs > 0 ? 1 - Math.exp(-elapsedMs / timeConstantMs) : 0;
}

/**
 * Moves smoothed probabilities towards observed ones.
 *
 * @param weight How much the observed ones count, in [0, 1], as `freshness` gives it.
 * @returns Between the two, summing to 1 where both do.
 */
export function blend(
	smoothed: Probabilities,
	observed: Probabilities,
	weight: number,
): Probabilities {
	const result = { ...smoothed };
	for (const key of EXPRESSIONS) result[key] += weight * (observed[key] - smoothed[key]);
	return result;
}

/**
 * Measures how far two distributions are apart: the largest difference they give to any event.
 *
 * @returns In [0, 1]: half the sum of the differences (total variation distance).
 */
export function distanceBetween(a: Probabilities, b: Probabilities): number {
	let sum = 0;
	for (const key of EXPRESSIONS) sum += Math.abs(a[key] - b[key]);
	return sum / 2;
}
