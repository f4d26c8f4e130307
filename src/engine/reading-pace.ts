import { MAX_GAP_MS } from "./face-tracks.ts";

/**
 * What the latest reading is worth: `fresh` as what is there now, `held` as what was there a moment ago,
 * `gone` as nothing.
 */
export type Standing = "fresh" | "held" | "gone";

/** The pace is told by the longest of so many intervals: on a busy machine short and long ones alternate. */
const INTERVALS = 5;

/** A reading is fresh for so many of its usual intervals, but within these, in milliseconds: */
const FRESH_INTERVALS = 3;
const FRESH_MS = { least: 1500, most: 6000 } as const;

/**
 * and gone after so many. At two readings a second and more that is the shortest time, in which no
 * hiccup of a machine takes labels away; after the longest even the face tracks have ended.
 */
const GONE_INTERVALS = 6;
const GONE_MS = { least: 3000, most: MAX_GAP_MS } as const;

/** Knows how often readings come, and so for how long the latest may stand for what is there now. */
export class ReadingPace {
	private intervals: number[] = [];
	private atMs: number | undefined;

	/**
	 * Takes in that a reading has come.
	 *
	 * @param atMs Time that stands still or goes backwards is no interval, and neither is a break in
	 *   which everything was gone.
	 */
	take(atMs: number): void {
		const elapsedMs = atMs - (this.atMs ?? atMs);
		this.atMs = atMs;
		if (elapsedMs > GONE_MS.most) this.intervals = [];
		else if (elapsedMs > 0) this.intervals = [...this.intervals, elapsedMs].slice(-INTERVALS);
	}

	/** What the latest reading is worth at `atMs`; `gone` where there was none. */
	standing(atMs: number): Standing {
		if (this.atMs === undefined) return "gone";
		const usualMs = Math.max(0, ...this.intervals);
		const ageMs = atMs - this.atMs;
		if (ageMs < within(FRESH_INTERVALS * usualMs, FRESH_MS)) return "fresh";
		return ageMs < within(GONE_INTERVALS * usualMs, GONE_MS) ? "held" : "gone";
	}
}

const within = (value: number, { least, most }: { least: number; most: number }): number =>
	Math.min(most, Math.max(least, value));
