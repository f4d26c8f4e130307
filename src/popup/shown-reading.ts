import { type LabelEntry, labelEntries } from "../engine/label-set.ts";
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

/** Puts a reading into the user's label set. One made under the set chosen before is read anew. */
export function showReading(reading: FaceReading, settings: Settings): ShownReading {
	const rows = labelEntries(reading.probabilities, settings);
	const label = labelOf(reading, rows);
	const own = rows.find(({ key }) => key === label);
	return { label, probability: own?.probability ?? null, rows };
}

function labelOf({ shown, label }: FaceReading, rows: readonly LabelEntry[]): ShownLabel {
	const inSet = (wanted: ShownLabel) =>
		wanted === "uncertain" || rows.some(({ key }) => key === wanted);
	if (shown !== undefined && inSet(shown)) return shown;
	if (inSet(label)) return label;
	const top = rows.reduce((best, row) => (row.probability > best.probability ? row : best));
	return rows.length === 2 ? top.key : "uncertain";
}

/** A reading as part of a sentence: "looks happy", "looks uncertain: face too small". */
export function phraseReading(shown: ShownReading, reading: FaceReading, words: Words): string {
	const { say, list } = words;
	if (shown.label !== "uncertain" || reading.doubts.length === 0) return say(looksKey(shown.label));
	const reasons = list(reading.doubts.map((doubt) => say(doubtKey(doubt))));
	return say("looks_uncertain_because", { reasons });
}
