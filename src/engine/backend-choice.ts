import type { BackendName, BackendReason } from "../shared/backend.ts";
import { EXPRESSIONS, type Probabilities } from "../shared/expressions.ts";
import { middleOf } from "./middle-of.ts";

/** So many batches are computed by both before one is chosen. */
export const BATCHES_COMPARED = 12;

/**
 * The graphics card is taken when it is at least so many times as fast. Less would not pay: what its driver
 * and the browser's own process for it do besides is not in the time, and the meeting's page paints with it.
 */
export const TIMES_AS_FAST = 1.3;

/** And when no probability differs by more: one of the percent that people are shown. */
export const MOST_DIFFERENCE = 0.01;

/** Below what the clock can tell, in milliseconds. */
const LEAST_MS = 0.05;

/** What one backend made of a batch of faces. */
export interface BatchAnswer {
	/** One per face. */
	probabilities: readonly Probabilities[];
	/** From the crops to the answers, upload and reading back included. */
	tookMs: number;
}

/** One batch computed by both. */
export interface BatchComparison {
	timesAsFast: number;
	/** Whether every face has the same most probable label. */
	isSameLabel: boolean;
	/** The largest difference of one probability, in [0, 1]; NaN where an answer is no number. */
	worstDifference: number;
}

/** Which backend is to be used, and why. */
export interface BackendVerdict {
	name: BackendName;
	reason: Extract<BackendReason, "slower" | "differs" | "faster">;
	/** In the middle of the batches. */
	timesAsFast: number;
}

/** Compares what the graphics card made of a batch with what the processor made of it. */
export function compareBatch(wasm: BatchAnswer, webgl: BatchAnswer): BatchComparison {
	const pairs = wasm.probabilities.map((row, i) => [row, webgl.probabilities[i]] as const);
	const differences = pairs.flatMap(([one, other]) =>
		EXPRESSIONS.map((label) => Math.abs(one[label] - (other?.[label] ?? Number.NaN))),
	);
	return {
		timesAsFast: Math.max(wasm.tookMs, LEAST_MS) / Math.max(webgl.tookMs, LEAST_MS),
		isSameLabel: pairs.every(([one, other]) => other && bestOf(one) === bestOf(other)),
		worstDifference: Math.max(0, ...differences),
	};
}

/**
 * Chooses the graphics card where it is faster by a clear margin and agrees on every face.
 *
 * @param batches At least one.
 */
export function chooseBackend(batches: readonly BatchComparison[]): BackendVerdict {
	const timesAsFast = middleOf(batches.map((batch) => batch.timesAsFast));
	const agrees = batches.every(
		({ isSameLabel, worstDifference }) => isSameLabel && worstDifference <= MOST_DIFFERENCE,
	);
	if (!agrees) return { name: "wasm", reason: "differs", timesAsFast };
	return timesAsFast >= TIMES_AS_FAST
		? { name: "webgl", reason: "faster", timesAsFast }
		: { name: "wasm", reason: "slower", timesAsFast };
}

function bestOf(probabilities: Probabilities) {
	return EXPRESSIONS.reduce((best, label) =>
		probabilities[label] > probabilities[best] ? label : best,
	);
}
