const SECOND_MS = 1000;

/** A fault, from when it went wrong to when every tile was read again, by the wall clock. */
export interface FaultSpan {
	startMs: number;
	backMs: number;
	/** Tiles were read all the while. */
	leavesReading: boolean;
}

/** A time of which nothing is kept. */
interface Gap {
	fromMs: number;
	toMs: number;
}

/**
 * How much of the history each fault has cost: the time around it of which nothing is kept, less that in which
 * there was nothing to keep, and less a second, since seconds are not kept in parts. What is missing between
 * two faults was not yet written when the second came, and is its cost alone.
 *
 * @param seconds When seconds are kept, in order.
 * @param spans In order, none of them within another.
 * @returns Milliseconds; null where nothing is kept before a fault, or after it.
 */
export function lossesOf(
	seconds: readonly number[],
	spans: readonly FaultSpan[],
): (number | null)[] {
	const [first = Number.POSITIVE_INFINITY] = seconds;
	const last = seconds.at(-1) ?? Number.NEGATIVE_INFINITY;
	const missingMs = spans.map(() => 0);
	for (const gap of gapsIn(seconds)) {
		let fromMs = gap.fromMs;
		let blamed = spans.findLastIndex(({ startMs }) => startMs < gap.fromMs);
		for (const [index, { startMs, backMs, leavesReading }] of spans.entries()) {
			if (backMs <= gap.fromMs || startMs >= gap.toMs) continue;
			const nothingFromMs = leavesReading ? backMs : startMs;
			const upToMs = Math.min(gap.toMs, nothingFromMs);
			missingMs[index] = (missingMs[index] ?? 0) + Math.max(0, upToMs - fromMs);
			fromMs = Math.max(fromMs, Math.min(gap.toMs, backMs));
			blamed = index;
		}
		if (blamed !== -1) missingMs[blamed] = (missingMs[blamed] ?? 0) + gap.toMs - fromMs;
	}
	return spans.map(({ startMs, backMs }, index) =>
		startMs < first || backMs > last ? null : Math.max(0, (missingMs[index] ?? 0) - SECOND_MS),
	);
}

/** The times between seconds that are kept, however short. */
function gapsIn(seconds: readonly number[]): Gap[] {
	return seconds.slice(1).flatMap((atMs, index) => {
		const fromMs = (seconds[index] ?? atMs) + SECOND_MS;
		return atMs > fromMs ? [{ fromMs, toMs: atMs }] : [];
	});
}
