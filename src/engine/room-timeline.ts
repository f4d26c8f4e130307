import type { Label, ShownLabel } from "../shared/expressions.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import type { GroupSummary } from "./group-summary.ts";
import { type LabelSetSettings, labelKeys } from "./label-set.ts";
import { sideOf } from "./side-of.ts";

/** How far back the timeline goes. */
const TIMELINE_MS = 600_000;
/** How much of it one column sums up. */
export const COLUMN_MS = 5000;
export const COLUMNS = TIMELINE_MS / COLUMN_MS;
/** Two summaries nearer than this are one, so that memory stays bounded however often it is told. */
const APART_MS = 500;

/** One share per label, in [0, 1], in the order of `roomLabels`; they sum to 1. */
export type Shares = readonly number[];

interface Entry {
	second: RoomSecond;
	shares: Shares;
	/** Under which label set the shares were made. */
	labelSet: string;
}

/** The labels of a room's rows: those of the label set in its order, then "uncertain". */
export const roomLabels = (settings: LabelSetSettings): ShownLabel[] => [
	...labelKeys(settings),
	"uncertain",
];

/** What a room showed over the last ten minutes. Seconds in which it was no group leave gaps. */
export class RoomTimeline {
	private entries: Entry[] = [];

	/**
	 * Takes in one second. After a step backwards of the clock, whatever came later is dropped.
	 *
	 * @param group The second summed up under `settings`.
	 */
	add(second: RoomSecond, group: GroupSummary, settings: LabelSetSettings): void {
		const { atMs } = second;
		this.entries = this.entries.filter(
			({ second: { atMs: thenMs } }) => thenMs <= atMs - APART_MS && atMs - thenMs < TIMELINE_MS,
		);
		const shares = group.labels.map(({ share }) => share);
		this.entries.push({ second, shares, labelSet: nameOf(settings) });
	}

	/** The average between two times, `fromMs` left out; null where there is nothing. */
	average(fromMs: number, toMs: number, settings: LabelSetSettings): Shares | null {
		const within = this.entries.filter(({ second: { atMs } }) => atMs > fromMs && atMs <= toMs);
		return mean(within.map((entry) => sharesUnder(entry, settings)));
	}

	/**
	 * The last ten minutes in columns, the oldest first. Columns begin at whole multiples of their
	 * length, so that what is past does not change any more.
	 *
	 * @returns `COLUMNS` of them; null for a gap.
	 */
	columns(atMs: number, settings: LabelSetSettings): (Shares | null)[] {
		const last = Math.floor(atMs / COLUMN_MS);
		const gathered = new Map<number, Shares[]>();
		for (const entry of this.entries) {
			const index = COLUMNS - 1 - last + Math.floor(entry.second.atMs / COLUMN_MS);
			const column = gathered.get(index) ?? [];
			column.push(sharesUnder(entry, settings));
			gathered.set(index, column);
		}
		return Array.from({ length: COLUMNS }, (_, index) => mean(gathered.get(index) ?? []));
	}
}

/** A second kept under the label set chosen before is counted anew from the seven. */
function sharesUnder({ second, shares, labelSet }: Entry, settings: LabelSetSettings): Shares {
	if (labelSet === nameOf(settings)) return shares;
	const labels = roomLabels(settings);
	const sums = new Map<ShownLabel, number>(labels.map((label) => [label, 0]));
	for (const [label, count] of Object.entries(second.counts) as [Label, number][]) {
		const own = settings.labelSet === "two" ? sideOf(label, settings.notOkay) : label;
		const shown = sums.has(own) ? own : "uncertain";
		sums.set(shown, (sums.get(shown) ?? 0) + count);
	}
	return labels.map((label) => (sums.get(label) ?? 0) / second.faces);
}

function mean(all: readonly Shares[]): Shares | null {
	const [first] = all;
	if (first === undefined) return null;
	return first.map((_, index) => {
		const sum = all.reduce((total, shares) => total + (shares[index] ?? 0), 0);
		return sum / all.length;
	});
}

const nameOf = ({ labelSet, notOkay }: LabelSetSettings): string =>
	labelSet === "two" ? `two ${notOkay.toSorted()}` : labelSet;
