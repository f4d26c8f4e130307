import { byExpression, EXPRESSIONS, type Expression } from "../shared/expressions.ts";
import type { RoomSecond } from "../shared/room-second.ts";

/** A time at which the room changed: a share of faces, or how many there were. */
export type Moment =
	| { kind: "label"; atMs: number; label: Expression; before: number; after: number }
	| { kind: "faces"; atMs: number; before: number; after: number };

/** What lies before a moment and after it is compared over this long. */
export const COMPARED_MS = 60_000;

/** Moments are looked for at this step; */
const STEP_MS = 5000;

/** with at least so many seconds kept on each side. */
const MIN_SECONDS = 20;

/** A share has to change by this much: in a small group, single faces change it by less than half. */
const MIN_SHARE = 0.2;

/** The number of faces has to change by so many, and by this share of the larger number. */
const MIN_FACES = { count: 2, share: 0.25 } as const;

/** Sums of the seconds before an index, so that the mean of any stretch is one subtraction. */
interface RunningSums {
	faces: number[];
	labels: Record<Expression, number[]>;
}

/**
 * Finds the largest changes of a session: of the share of faces that show an expression, and of the
 * number of faces, between the minute before and the minute after. Uncertain faces count among the
 * faces, but a change in their number is one of the picture, and no moment.
 *
 * @param seconds In order of time.
 * @param most How many to give at most; no two of them less than a minute apart.
 * @returns The largest first.
 */
export function findMoments(seconds: readonly RoomSecond[], most = 5): Moment[] {
	const sums = runningSums(seconds);
	const [first, last] = [seconds[0], seconds.at(-1)];
	const found: Moment[] = [];
	for (let atMs = (first?.atMs ?? 0) + STEP_MS; atMs < (last?.atMs ?? 0); atMs += STEP_MS) {
		const start = indexAt(seconds, atMs - COMPARED_MS);
		const middle = indexAt(seconds, atMs);
		const end = indexAt(seconds, atMs + COMPARED_MS);
		if (middle - start >= MIN_SECONDS && end - middle >= MIN_SECONDS)
			found.push(...changesAt(atMs, sums, [start, middle, end]));
	}
	found.sort((a, b) => sizeOf(b) - sizeOf(a) || a.atMs - b.atMs);
	const chosen: Moment[] = [];
	for (const moment of found) {
		if (chosen.length === most) break;
		if (chosen.every(({ atMs }) => Math.abs(atMs - moment.atMs) >= COMPARED_MS))
			chosen.push(moment);
	}
	return chosen;
}

/** How large a change is, in [0, 1]: faces by share of the larger number, so that the two kinds compare. */
function sizeOf(moment: Moment): number {
	const change = Math.abs(moment.after - moment.before);
	return moment.kind === "label" ? change : change / Math.max(moment.before, moment.after);
}

function changesAt(
	atMs: number,
	{ faces, labels }: RunningSums,
	[start, middle, end]: [number, number, number],
): Moment[] {
	const sum = (of: number[], from: number, to: number) => (of[to] ?? 0) - (of[from] ?? 0);
	const seen = { before: sum(faces, start, middle), after: sum(faces, middle, end) };
	const people = { before: seen.before / (middle - start), after: seen.after / (end - middle) };
	const moments: Moment[] = [{ kind: "faces", atMs, ...people }];
	for (const label of seen.before > 0 && seen.after > 0 ? EXPRESSIONS : [])
		moments.push({
			kind: "label",
			atMs,
			label,
			before: sum(labels[label], start, middle) / seen.before,
			after: sum(labels[label], middle, end) / seen.after,
		});
	return moments.filter(isLarge);
}

function isLarge(moment: Moment): boolean {
	const change = Math.abs(moment.after - moment.before);
	if (moment.kind === "label") return change >= MIN_SHARE;
	return change >= MIN_FACES.count && sizeOf(moment) >= MIN_FACES.share;
}

function runningSums(seconds: readonly RoomSecond[]): RunningSums {
	const run = (of: (second: RoomSecond) => number) => {
		const sums = [0];
		for (const second of seconds) sums.push((sums.at(-1) ?? 0) + of(second));
		return sums;
	};
	return {
		faces: run(({ faces }) => faces),
		labels: byExpression((name) => run(({ counts }) => counts[name])),
	};
}

/** The first second at or after a time. */
function indexAt(seconds: readonly RoomSecond[], atMs: number): number {
	let low = 0;
	let high = seconds.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((seconds[middle]?.atMs ?? 0) < atMs) low = middle + 1;
		else high = middle;
	}
	return low;
}
