import {
	byExpression,
	EXPRESSIONS,
	type Expression,
	type Probabilities,
} from "../shared/expressions.ts";
import { type Baseline, MAX_SHIFT } from "../shared/neutral-faces.ts";

/** Fewer frames say more about a moment than about a face: about two seconds' worth. */
export const MIN_SAMPLES = 8;

/** Probability that a plain neutral face gives to "neutral"; the others share the rest. */
const PLAIN_NEUTRAL = 0.82;

/** Keeps logarithms finite where a probability is 0. */
const LEAST = 1e-4;

/**
 * Learns a person's neutral face from frames of it.
 *
 * @param samples Calibrated probabilities of single frames, not smoothed.
 * @throws RangeError if there are fewer than `MIN_SAMPLES`; the message says what to do.
 */
export function learnBaseline(samples: readonly Probabilities[]): Baseline {
	if (samples.length < MIN_SAMPLES)
		throw new RangeError(
			`A neutral face needs ${MIN_SAMPLES} pictures, and ${samples.length} were given: hold it for two seconds.`,
		);
	const mean = (key: Expression) =>
		samples.reduce((sum, sample) => sum + Math.log(Math.max(LEAST, sample[key])), 0) /
		samples.length;
	const odds = byExpression((key) => mean(key) - Math.log(plain(key)));
	return byExpression((key) => Math.min(MAX_SHIFT, Math.max(-MAX_SHIFT, odds[key] - odds.neutral)));
}

/**
 * Shifts one person's probabilities so that their neutral face reads as a plain neutral face does:
 * who seems to frown at rest is no longer read as sad for it, and still is when they look it.
 *
 * @returns Each in [0, 1], summing to 1; the same as given for a baseline of all zero.
 */
export function applyBaseline(probabilities: Probabilities, baseline: Baseline): Probabilities {
	const weights = byExpression((key) => Math.max(0, probabilities[key]) * Math.exp(-baseline[key]));
	const sum = EXPRESSIONS.reduce((total, key) => total + weights[key], 0);
	if (!(sum > 0 && Number.isFinite(sum))) return { ...probabilities };
	return byExpression((key) => weights[key] / sum);
}

function plain(key: Expression): number {
	return key === "neutral" ? PLAIN_NEUTRAL : (1 - PLAIN_NEUTRAL) / (EXPRESSIONS.length - 1);
}
