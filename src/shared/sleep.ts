/** A time in the middle of a session that the machine slept through. Plain JSON. */
export interface Sleep {
	/** When it fell asleep: from the session's start, by a clock that stands still in sleep. */
	atMs: number;
	/** Whole seconds. */
	forMs: number;
}

/**
 * Turns a time by a clock that stands still in sleep into the time that has passed.
 *
 * @param atMs From the session's start.
 * @param sleeps Of the session so far, in any order.
 */
export function withSleeps(atMs: number, sleeps: readonly Sleep[]): number {
	return sleeps.reduce((sum, sleep) => sum + (sleep.atMs < atMs ? sleep.forMs : 0), atMs);
}
