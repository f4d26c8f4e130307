import {
	EXPRESSIONS,
	type Expression,
	type Probabilities,
	type ShownKey,
} from "../shared/expressions.ts";
import type { Settings } from "../shared/settings.ts";

/** The settings that say which labels are shown. */
export type LabelSetSettings = Pick<Settings, "labelSet" | "notOkay">;

/** One row of a label set. */
export interface LabelEntry {
	key: ShownKey;
	/** In [0, 1]; a set's entries sum to 1. */
	probability: number;
}

/** The five expressions of the middle label set, in the order shown. */
const FIVE = ["angry", "happy", "sad", "surprise", "neutral"] as const satisfies Expression[];

/**
 * Names the rows of the label set the user chose, in the order they are always shown: in seven and
 * five, FER2013's; in two, Okay first.
 */
export function labelKeys(settings: LabelSetSettings): readonly ShownKey[] {
	if (settings.labelSet === "two") return ["okay", "notOkay"];
	return settings.labelSet === "five" ? FIVE : EXPRESSIONS;
}

/**
 * Turns the seven probabilities into the rows of the label set the user chose: the seven as they
 * are, five of them renormalised, or the sums of the two sides.
 *
 * @param probabilities Seven numbers in [0, 1], summing to 1.
 * @returns As many rows as `labelKeys`, in its order, summing to 1. Where disgust and fear hold all
 *   the probability the five share it evenly, since nothing tells them apart.
 */
export function labelEntries(
	probabilities: Probabilities,
	settings: LabelSetSettings,
): LabelEntry[] {
	if (settings.labelSet === "two") {
		const notOkay = Math.min(1, sumOf(probabilities, new Set(settings.notOkay)));
		return [
			{ key: "okay", probability: 1 - notOkay },
			{ key: "notOkay", probability: notOkay },
		];
	}
	if (settings.labelSet === "seven")
		return EXPRESSIONS.map((key) => ({ key, probability: probabilities[key] }));
	const kept = keptShare(probabilities, settings);
	return FIVE.map((key) => ({
		key,
		probability: kept > 0 ? probabilities[key] / kept : 1 / FIVE.length,
	}));
}

/**
 * Measures how much of the probability a label set can show at all: all of it but for the five, where
 * a face that looks disgusted must not become a sure "sad" by renormalising what little is left.
 *
 * @returns In [0, 1].
 */
export function keptShare(probabilities: Probabilities, { labelSet }: LabelSetSettings): number {
	return labelSet === "five" ? Math.min(1, sumOf(probabilities, new Set(FIVE))) : 1;
}

function sumOf(probabilities: Probabilities, keys: ReadonlySet<Expression>): number {
	let sum = 0;
	for (const key of keys) sum += probabilities[key];
	return sum;
}
