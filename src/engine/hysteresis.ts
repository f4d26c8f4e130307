import type { ShownLabel } from "../shared/expressions.ts";
import type { Settings } from "../shared/settings.ts";
import type { LabelEntry } from "./label-set.ts";

/** A label that is held, and what has gathered against it. */
export interface HeldLabel {
	readonly label: ShownLabel;
	/** For how long, times by how much, others led: in seconds times probability. */
	readonly against: number;
}

/** What one reading says, and how much it may be believed. */
export interface LabelEvidence {
	/** Smoothed, summing to 1. */
	entries: readonly LabelEntry[];
	/** "Uncertain" stands in the race as if it had this probability, in [0, 1]. */
	threshold: number;
	/** How much the probabilities tremble around their average, in [0, 1]. */
	tremble: number;
	elapsedMs: number;
}

/** A label must lead the one held by this much before it gathers anything against it; */
export const LEAD = 0.1;

/** less to pass between a label and "uncertain", which has a fixed place and does not tremble. */
const UNCERTAIN_LEAD = 0.05;

/** "Uncertain" gathers this slowly: on the way from one expression to another nobody leads for a moment. */
const UNCERTAIN_PACE = 0.5;

/**
 * What must gather before the label changes: 0.09 is a lead of 0.45 beyond `LEAD` for 200 ms, or of 0.09
 * for a second. Chosen, with the rest, on recorded portraits and faces of FER2013 with camera noise.
 */
const NEEDED: Readonly<Record<Settings["smoothing"], number>> = {
	steady: 0.15,
	balanced: 0.09,
	quick: 0.03,
};

/** No frame speaks for more than this before it: on a slow machine one frame alone would decide. */
export const LONGEST_STEP_MS = 250;

/** A face that trembles more than this needs more, in proportion, */
const CALM_TREMBLE = 0.04;

/** up to so many times as much. */
const MOST_PATIENCE = 6;

/**
 * Decides whether a held label stays. Another takes over once it has led for long enough, by enough:
 * a clear change passes within two frames at four a second, a close race changes nothing.
 *
 * @param held Undefined for a face seen for the first time, which gets the label that leads.
 */
export function holdLabel(
	held: HeldLabel | undefined,
	evidence: LabelEvidence,
	smoothing: Settings["smoothing"],
): HeldLabel {
	const best = leaderOf(evidence);
	if (held === undefined) return { label: best.label, against: 0 };
	const isVague = held.label === "uncertain" || best.label === "uncertain";
	const lead = best.score - scoreOf(held.label, evidence) - (isVague ? UNCERTAIN_LEAD : LEAD);
	if (best.label === held.label || !(lead > 0)) return { label: held.label, against: 0 };
	const seconds = Math.min(LONGEST_STEP_MS, Math.max(0, evidence.elapsedMs)) / 1000;
	const pace = best.label === "uncertain" ? UNCERTAIN_PACE : 1;
	const against = held.against + lead * seconds * pace;
	const patience = Math.min(MOST_PATIENCE, Math.max(1, evidence.tremble / CALM_TREMBLE));
	return against >= NEEDED[smoothing] * patience
		? { label: best.label, against: 0 }
		: { label: held.label, against };
}

/** Which label leads, "uncertain" included, and by which score. */
export function leaderOf({ entries, threshold }: Pick<LabelEvidence, "entries" | "threshold">): {
	label: ShownLabel;
	score: number;
} {
	let best: { label: ShownLabel; score: number } = { label: "uncertain", score: threshold };
	for (const { key, probability } of entries)
		if (probability > best.score || (probability === best.score && best.label === "uncertain"))
			best = { label: key, score: probability };
	return best;
}

function scoreOf(label: ShownLabel, { entries, threshold }: LabelEvidence): number {
	if (label === "uncertain") return threshold;
	return entries.find(({ key }) => key === label)?.probability ?? 0;
}
