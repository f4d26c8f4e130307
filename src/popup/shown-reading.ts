import { keptShare, type LabelEntry, labelEntries } from "../engine/label-set.ts";
import type { ShownLabel } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import { doubtKey, looksKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";

/** A reading in the label set the user chose. */
export interface ShownReading {
	label: ShownLabel;
	/** Of the label, in [0, 1]; null when it is uncertain. */
	probability: number | null;
	rows: LabelEntry[];
}

/** Puts a reading into the user's label set. What that set cannot say for sure is uncertain in it. */
export function showReading(reading: FaceReading, settings: Settings): ShownReading {
	const rows = labelEntries(reading.probabilities, settings);
	const uncertain: ShownReading = { label: "uncertain", probability: null, rows };
	if (reading.label === "uncertain" || keptShare(reading.probabilities, settings) < 0.5)
		return uncertain;
	const row =
		rows.find(({ key }) => key === reading.label) ??
		rows.reduce((best, other) => (other.probability > best.probability ? other : best));
	return { label: row.key, probability: row.probability, rows };
}

/** A reading as part of a sentence: "looks happy", "looks uncertain: face too small". */
export function phraseReading(shown: ShownReading, reading: FaceReading, words: Words): string {
	const { say, list } = words;
	if (shown.label !== "uncertain" || reading.doubts.length === 0) return say(looksKey(shown.label));
	const reasons = list(reading.doubts.map((doubt) => say(doubtKey(doubt))));
	return say("looks_uncertain_because", { reasons });
}
