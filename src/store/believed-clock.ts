/** What is known of the wall clock from earlier looks, in milliseconds since the Unix epoch. */
export interface BelievedClock {
	believedMs: number;
	/** When the clock was first seen to have leapt on; null while it is believed. */
	leaptMs: number | null;
}

const DAY_MS = 86_400_000;

/** Between two looks no more passes as a rule: there is one a day while the browser runs, and one when it starts. */
const LEAP_MS = 3 * DAY_MS;

/**
 * Judges a wall clock by which something is erased for good. One that has leapt on may have been set by mistake, so it
 * is believed only when it still tells the new time a day later. After a long holiday it is believed a day late.
 *
 * @param before Null at the first look.
 */
export function believeClock(before: BelievedClock | null, nowMs: number): BelievedClock {
	if (before === null || nowMs <= before.believedMs + LEAP_MS)
		return { believedMs: nowMs, leaptMs: null };
	const leaptMs = Math.min(before.leaptMs ?? nowMs, nowMs);
	return nowMs - leaptMs >= DAY_MS
		? { believedMs: nowMs, leaptMs: null }
		: { believedMs: before.believedMs, leaptMs };
}
