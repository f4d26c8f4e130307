import type { ShownLabel } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";
import { type LabelSetSettings, labelKeys } from "./label-set.ts";

/** Fewer faces than this are no group: a share would tell of single people. */
export const MIN_GROUP = 3;

/** How many faces show one label. */
export interface LabelCount {
	label: ShownLabel;
	count: number;
	/** Of all faces of the group, in [0, 1]; all shares sum to 1. */
	share: number;
}

export interface GroupSummary {
	faces: number;
	/** One row per label of the set in its order, then "uncertain"; rows of no face included. */
	labels: LabelCount[];
}

/**
 * Sums up what a group of faces shows. Every face counts once, uncertain ones as uncertain; those seen
 * too briefly, or out of sight, do not count.
 *
 * @param readings The latest of each face track, read under the same label set as `settings` names.
 * @returns Null for fewer faces than `minGroup`.
 */
export function summariseGroup(
	readings: readonly FaceReading[],
	settings: LabelSetSettings,
	minGroup = MIN_GROUP,
): GroupSummary | null {
	const shown = readings
		.filter(({ trackState }) => trackState === "confirmed")
		.map(({ shown, label }): ShownLabel => shown ?? label);
	if (shown.length < Math.max(1, minGroup)) return null;
	const keys = new Set<ShownLabel>(labelKeys(settings));
	const known = shown.map((label): ShownLabel => (keys.has(label) ? label : "uncertain"));
	const labels = [...keys, "uncertain" as const].map((label) => {
		const count = known.filter((each) => each === label).length;
		return { label, count, share: count / shown.length };
	});
	return { faces: shown.length, labels };
}
