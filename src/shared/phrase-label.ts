import type { ShownLabel } from "./expressions.ts";
import type { Doubt } from "./readings.ts";
import { doubtKey, looksKey } from "./word-keys.ts";
import type { Words } from "./words.ts";

/** A label as part of a sentence: "looks happy", "looks uncertain: face too small". */
export function phraseLabel(
	label: ShownLabel,
	doubts: readonly Doubt[],
	{ say, list }: Words,
): string {
	if (label !== "uncertain" || doubts.length === 0) return say(looksKey(label));
	const reasons = list(doubts.map((doubt) => say(doubtKey(doubt))));
	return say("looks_uncertain_because", { reasons });
}
