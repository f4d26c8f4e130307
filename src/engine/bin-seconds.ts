import { countLabels } from "../shared/count-labels.ts";
import type { Label, LabelShare } from "../shared/expressions.ts";
import type { RoomSecond } from "../shared/room-second.ts";

/** What a room showed over one bin of a chart. */
export interface RoomBin {
	fromMs: number;
	toMs: number;
	/** Mean of the seconds that were kept. */
	faces: number;
	/** Mean number of faces that showed each label; sums to `faces`. */
	counts: Record<Label, number>;
}

/** Lengths of bins that are easily read on a time axis. */
const BIN_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].map(
	(seconds) => seconds * 1000,
);

/** The shortest easily read bin of which at most `most` cover a span. */
export function binLengthFor(spanMs: number, most: number): number {
	return BIN_MS.find((binMs) => spanMs / binMs <= most) ?? Math.ceil(spanMs / most / 1000) * 1000;
}

/**
 * Sums seconds up in bins of one length, laid from 0 on, that touch a span.
 *
 * @param seconds In order of time.
 * @returns A bin for each place, null where no second of it was kept.
 */
export function binSeconds(
	seconds: readonly RoomSecond[],
	{ fromMs, toMs }: { fromMs: number; toMs: number },
	binMs: number,
): (RoomBin | null)[] {
	const first = Math.floor(fromMs / binMs);
	const places = Math.max(1, Math.ceil(toMs / binMs) - first);
	const sums: { seconds: number; counts: Record<Label, number> }[] = [];
	for (const { atMs, counts } of seconds) {
		const place = Math.floor(atMs / binMs) - first;
		if (place < 0 || place >= places) continue;
		sums[place] ??= { seconds: 0, counts: countLabels([]) };
		const sum = sums[place];
		sum.seconds += 1;
		for (const label of labelsOf(counts)) sum.counts[label] += counts[label];
	}
	return Array.from({ length: places }, (_, place) => {
		const sum = sums[place];
		if (sum === undefined) return null;
		const means = labelsOf(sum.counts).map((label) => [label, sum.counts[label] / sum.seconds]);
		const counts = Object.fromEntries(means) as Record<Label, number>;
		const faces = labelsOf(counts).reduce((total, label) => total + counts[label], 0);
		return { fromMs: (first + place) * binMs, toMs: (first + place + 1) * binMs, faces, counts };
	});
}

/**
 * Turns counts into shares, the largest first.
 *
 * @returns Empty where nothing was counted; labels never shown are left out.
 */
export function sharesOfCounts(counts: Readonly<Record<Label, number>>): LabelShare[] {
	const labels = labelsOf(counts);
	const total = labels.reduce((sum, label) => sum + counts[label], 0);
	return labels
		.filter((label) => counts[label] > 0)
		.map((label) => ({ label, share: counts[label] / total }))
		.sort((a, b) => b.share - a.share);
}

const labelsOf = (counts: Readonly<Record<Label, number>>): Label[] =>
	Object.keys(counts) as Label[];
