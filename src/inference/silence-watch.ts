/** What this file uses of a clock. */
export interface Clock {
	/** In milliseconds; only differences count. */
	now(): number;
	/** Calls back after so long. @returns What cancels it. */
	after(ms: number, callBack: () => void): () => void;
}

/** Shorter silences are never a hang: garbage collection, or a machine under load. */
const LEAST_MS = 1200;
/** Longer ones always are. */
const MOST_MS = 5000;
/** A silence is a hang when it is so many times the longest that this worker has lately come out of. */
const TIMES_LONGEST = 5;
/** After so long at work a silence counts half: a machine that was busy is not so for ever. */
const HALF_LIFE_MS = 60_000;
/** The first call compiles and warms up the networks. */
const FIRST_MS = 20_000;
/** A timer so much too late says that the whole machine slept, or this thread did. */
const LATE_MS = 400;

/**
 * Tells a worker that hangs from one that is slow. A worker at work gives a sign after each of its steps, so
 * only the time since the last sign counts, measured against what this machine has needed so far.
 */
export class SilenceWatch {
	private inFlight = 0;
	private hasFinished = false;
	private lastSignMs = 0;
	private longestMs = 0;
	private cancel: () => void = () => {};

	/** @param onHang Called once per hang, with how long nothing was heard. */
	constructor(
		private readonly clock: Clock,
		private readonly onHang: (silentMs: number) => void,
	) {}

	/** A call to the worker begins. */
	begin(): void {
		this.inFlight += 1;
		if (this.inFlight > 1) return;
		this.lastSignMs = this.clock.now();
		this.arm(this.limitMs());
	}

	/** The worker has finished a step, or answered. */
	sign(): void {
		if (this.inFlight === 0) return;
		const nowMs = this.clock.now();
		const silentMs = nowMs - this.lastSignMs;
		if (this.hasFinished)
			this.longestMs = Math.max(this.longestMs * 0.5 ** (silentMs / HALF_LIFE_MS), silentMs);
		this.lastSignMs = nowMs;
	}

	/** The call is over, well or not. */
	end(): void {
		this.sign();
		this.hasFinished = true;
		this.inFlight = Math.max(0, this.inFlight - 1);
		if (this.inFlight === 0) this.cancel();
	}

	private limitMs(): number {
		if (!this.hasFinished) return FIRST_MS;
		return Math.min(MOST_MS, Math.max(LEAST_MS, TIMES_LONGEST * this.longestMs));
	}

	private arm(ms: number): void {
		this.cancel();
		const dueMs = this.clock.now() + ms;
		this.cancel = this.clock.after(ms, () => this.look(dueMs));
	}

	private look(dueMs: number): void {
		const nowMs = this.clock.now();
		if (nowMs - dueMs > LATE_MS) this.lastSignMs = nowMs;
		const leftMs = this.lastSignMs + this.limitMs() - nowMs;
		if (leftMs > 0) this.arm(leftMs);
		else this.onHang(nowMs - this.lastSignMs);
	}
}
