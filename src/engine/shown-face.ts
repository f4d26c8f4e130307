import type { ShownLabel } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";
import { LEAD } from "./hysteresis.ts";
import { type LabelEntry, type LabelSetSettings, labelEntries } from "./label-set.ts";

/** What one label says, in the label set the user chose. */
export interface ShownFace {
	label: ShownLabel;
	/**
	 * The label's own probability, in [0, 1]; null where the label is uncertain, and for the moment in which
	 * it is still held though another clearly leads: beside it, the low figure would look like a fault.
	 */
	probability: number | null;
	/** One row per label of the set, in the set's order. */
	entries: LabelEntry[];
}

/**
 * Decides what a label says of a reading. A reading made under the label set chosen before is read
 * anew, so that a change of the setting shows at once.
 */
export function shownFace(reading: FaceReading, settings: LabelSetSettings): ShownFace {
	const entries = labelEntries(reading.probabilities, settings);
	const label = labelOf(reading, entries);
	const own = entries.find(({ key }) => key === label)?.probability;
	const best = Math.max(...entries.map(({ probability }) => probability));
	const stands = own !== undefined && best - own <= LEAD;
	return { label, probability: stands ? own : null, entries };
}

function labelOf(reading: FaceReading, entries: readonly LabelEntry[]): ShownLabel {
	const inSet = (label: ShownLabel) =>
		label === "uncertain" || entries.some(({ key }) => key === label);
	if (reading.shown !== undefined && inSet(reading.shown)) return reading.shown;
	if (inSet(reading.label)) return reading.label;
	const top = entries.reduce((best, entry) =>
		entry.probability > best.probability ? entry : best,
	);
	return entries.length === 2 ? top.key : "uncertain";
}
