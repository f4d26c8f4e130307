/** What this file uses of a clock. */
export interface Clock {
	/** In milliseconds; only differences count. */
	now(): number;
	/** Calls back after so long. @returns What cancels it. */
	after(ms: number, callBack: () => void): () => void;
}

/** Shorter silences say nothing: garbage collection, or a machine under load. */
const LEAST_MS = 500;
/** Longer ones always do; and so long is waited where it is not known yet how long a step takes here. */
export const LONGEST_SILENCE_MS = 5000;
/** A silence tells when it is so many times the longest that such a worker has lately come out of. */
const TIMES_LONGEST = 4;
/**
 * Where a false alarm costs little, a silence so much longer than the longest tells as well: one slow step under load
 * must not hide a hang for seconds.
 */
export const LITTLE_BEYOND_MS = 400;
/** After so long at work a silence counts half: a machine that was busy is not so for ever. */
const HALF_LIFE_MS = 60_000;
/** A timer so much too late says that the whole machine slept, or this thread did. */
const LATE_MS = 400;

/**
 * How long the steps of one kind of worker take on this machine. Shared by a worker and those that come
 * after it, so that the first hang of a new one is found as soon.
 */
export class StepPace {
	private longestMs: number | undefined;

	/** @param beyondMs A silence that is so much longer than the longest tells, even if it is not many times as long. */
	constructor(private readonly beyondMs = Number.POSITIVE_INFINITY) {}

	note(ms: number): void {
		this.longestMs = Math.max((this.longestMs ?? 0) * 0.5 ** (ms / HALF_LIFE_MS), ms);
	}

	/** For how long nothing may be heard, `leastMs` at the least. */
	limitMs(leastMs: number): number {
		if (this.longestMs === undefined) return LONGEST_SILENCE_MS;
		const tellsMs = Math.min(TIMES_LONGEST * this.longestMs, this.longestMs + this.beyondMs);
		return Math.min(LONGEST_SILENCE_MS, Math.max(leastMs, tellsMs));
	}
}

/**
 * Tells a worker that may hang from one that is slow. A worker at work gives a sign after each of its steps,
 * so only the time since the last sign counts, measured against what this machine has needed so far.
 */
export class SilenceWatch {
	private inFlight = 0;
	private lastSignMs = 0;
	private isTold = false;
	/** When the timer is due that looks for a silence; never, where none is set. */
	private dueMs = Number.POSITIVE_INFINITY;
	private cancelTimer: () => void = () => {};

	/**
	 * @param onSilence Called once per silence, with how long nothing was heard.
	 * @param leastMs Shorter silences are none.
	 */
	constructor(
		private readonly clock: Clock,
		private readonly pace: StepPace,
		private readonly onSilence: (silentMs: number) => void,
		private readonly leastMs = LEAST_MS,
	) {}

	/** Whether nothing has been heard since `onSilence` was called. */
	get isSilent(): boolean {
		return this.isTold;
	}

	/** A call to the worker begins. */
	begin(): void {
		this.inFlight += 1;
		if (this.inFlight > 1) return;
		this.lastSignMs = this.clock.now();
		this.arm();
	}

	/** The worker has finished a step, or answered. */
	sign(): void {
		if (this.inFlight === 0) return;
		const nowMs = this.clock.now();
		// Where even the timer is late, nobody was at work: after a laptop's sleep no hang would be found for minutes.
		if (nowMs - this.dueMs <= LATE_MS) this.pace.note(nowMs - this.lastSignMs);
		this.lastSignMs = nowMs;
		if (!this.isTold) return;
		this.isTold = false;
		this.arm();
	}

	/** The worker has answered the call. */
	end(): void {
		this.sign();
		this.drop();
	}

	/** The call is over without the worker's doing: how long it was silent says nothing of its pace. */
	drop(): void {
		this.inFlight = Math.max(0, this.inFlight - 1);
		if (this.inFlight === 0) this.cancel();
	}

	private arm(ms = this.pace.limitMs(this.leastMs)): void {
		this.cancel();
		this.dueMs = this.clock.now() + ms;
		this.cancelTimer = this.clock.after(ms, () => this.look());
	}

	private cancel(): void {
		this.cancelTimer();
		this.dueMs = Number.POSITIVE_INFINITY;
	}

	private look(): void {
		const nowMs = this.clock.now();
		if (nowMs - this.dueMs > LATE_MS) this.lastSignMs = nowMs;
		this.dueMs = Number.POSITIVE_INFINITY;
		const leftMs = this.lastSignMs + this.pace.limitMs(this.leastMs) - nowMs;
		if (leftMs > 0) {
			this.arm(leftMs);
			return;
		}
		this.isTold = true;
		this.onSilence(nowMs - this.lastSignMs);
	}
}
