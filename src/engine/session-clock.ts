import type { Sleep } from "../shared/sleep.ts";

/** One moment by two clocks, in milliseconds. */
export interface Instant {
	/** Never goes back; may stand still while the machine sleeps. */
	monotonicMs: number;
	/** Since the Unix epoch; may be set by hand at any time. */
	wallMs: number;
}

/** Clocks drift apart by less than this between two looks, and a machine sleeps for longer. */
const JUMP_MS = 5000;

/** No call is slept through for longer: the clock was set. */
const LONGEST_SLEEP_MS = 7 * 86_400_000;

/**
 * Tells the time within a session by the monotonic clock alone, so that no clock that is set can move one second of it.
 * Where the wall clock has moved on much further meanwhile, the machine slept, or so it looks: a clock set on by hand
 * looks the same until it is right again. Sleeps are therefore noted beside, and taken back.
 *
 *     set on, then right again   noted as a sleep, taken back
 *     set back, then right again   nothing
 */
export class SessionClock {
	private last: Instant;
	private readonly noted: Sleep[] = [];
	/** The latest jump of the wall clock that has not been undone; 0 for none. */
	private jumpMs = 0;

	private sessionMs = 0;

	/** @param start Where the session's time is 0. */
	constructor(start: Instant) {
		this.last = start;
	}

	/** What looks like a sleep as far as is known now, in order. */
	get sleeps(): readonly Sleep[] {
		return this.noted;
	}

	/** @returns Milliseconds from the session's start, sleeps left out; never less than the time before. */
	at(now: Instant): number {
		const passedMs = Math.max(0, now.monotonicMs - this.last.monotonicMs);
		const jumpMs = now.wallMs - this.last.wallMs - passedMs;
		if (Math.abs(jumpMs) > JUMP_MS) this.noteJump(jumpMs);
		this.sessionMs += passedMs;
		this.last = now;
		return this.sessionMs;
	}

	private noteJump(jumpMs: number): void {
		if (this.jumpMs !== 0 && Math.abs(this.jumpMs + jumpMs) <= JUMP_MS) {
			if (isSleep(this.jumpMs)) this.noted.pop();
			this.jumpMs = 0;
			return;
		}
		this.jumpMs = jumpMs;
		if (isSleep(jumpMs))
			this.noted.push({ atMs: this.sessionMs, forMs: Math.round(jumpMs / 1000) * 1000 });
	}
}

const isSleep = (jumpMs: number): boolean => jumpMs > 0 && jumpMs <= LONGEST_SLEEP_MS;
