/** One moment by two clocks, in milliseconds. */
export interface Instant {
	/** Never goes back; may stand still while the machine sleeps. */
	monotonicMs: number;
	/** Since the Unix epoch; may be set by hand at any time. */
	wallMs: number;
}

/** Clocks drift apart by less than this between two looks, and a machine sleeps for longer. */
const SLEEP_MS = 5000;

/**
 * Tells the time within a session, which never goes back. The monotonic clock leads. Where the wall
 * clock has moved on much further meanwhile, the machine slept, and the session has a gap; a clock set
 * forward by hand looks the same. A clock set back changes nothing.
 */
export class SessionClock {
	private last: Instant;

	/** @param sessionMs Where the session stands at `start`; above 0 for one that goes on. */
	constructor(
		start: Instant,
		private sessionMs = 0,
	) {
		this.last = start;
	}

	/** @returns Milliseconds from the session's start; never less than the time before. */
	at(now: Instant): number {
		const passedMs = Math.max(0, now.monotonicMs - this.last.monotonicMs);
		const byWallMs = now.wallMs - this.last.wallMs;
		this.sessionMs += byWallMs - passedMs > SLEEP_MS ? byWallMs : passedMs;
		this.last = now;
		return this.sessionMs;
	}
}
