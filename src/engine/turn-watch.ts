import type { Probabilities } from "../shared/expressions.ts";
import type { Settings } from "../shared/settings.ts";
import { blend, distanceBetween } from "./smooth.ts";

/** What is known of a face before a reading. */
interface Before {
	/** What was held for true. */
	before: Probabilities;
	/** How far the face's readings are from their average otherwise, in [0, 1]. */
	tremble: number;
}

/** A turn of expression that may have begun. */
interface Turn extends Before {
	/** The average of what was read since. */
	since: Probabilities;
	readings: number;
	lastedMs: number;
}

/** A turn that is certain: what the face shows now, and how much it trembled before. */
interface Turned {
	to: Probabilities;
	tremble: number;
}

/**
 * A reading this far from the memory may begin a turn: two faces that look clearly otherwise are 0.7
 * and more apart, and most still faces under camera noise stay within 0.3 of their average.
 */
const FAR = 0.4;

/** A face that trembles has to go farther: this many times as far as it trembles on average. */
const BEYOND_TREMBLE = 3;

/** The next readings must say the same as the first, to within this; noise says something else each time. */
const AGREE = 0.3;

/** So many readings in a row make a turn, */
const MIN_READINGS = 2;

/**
 * and no fewer than fill this long, in milliseconds: a blink is over by then. Who asks for steady labels
 * would rather wait a little than see what does not last.
 */
const MIN_LASTED_MS: Readonly<Record<Settings["smoothing"], number>> = {
	steady: 400,
	balanced: 150,
	quick: 150,
};

/**
 * Tells a turn of expression from noise: readings far from what was held for true, that agree with each
 * other. Smoothing alone would follow both equally slowly.
 */
export class TurnWatch {
	private turn: Turn | undefined;

	/**
	 * Takes in one reading.
	 *
	 * @param elapsedMs Since the reading before; 0 or less counts nothing.
	 * @returns The turn, once, when it is certain; else null. Its own distance is no tremble.
	 */
	take(
		observed: Probabilities,
		{
			before,
			tremble,
			elapsedMs,
			smoothing,
		}: Before & { elapsedMs: number; smoothing: Settings["smoothing"] },
	): Turned | null {
		const { turn } = this;
		const far = Math.max(FAR, BEYOND_TREMBLE * (turn?.tremble ?? tremble));
		const goesOn =
			turn !== undefined &&
			distanceBetween(turn.before, observed) >= far &&
			distanceBetween(turn.since, observed) <= AGREE;
		if (!goesOn) {
			const begins = distanceBetween(before, observed) >= far;
			const turned = { before, tremble, since: observed, readings: 1, lastedMs: 0 };
			this.turn = begins ? turned : undefined;
			return null;
		}
		turn.readings += 1;
		turn.lastedMs += Math.max(0, elapsedMs);
		turn.since = blend(turn.since, observed, 1 / turn.readings);
		if (turn.readings < MIN_READINGS || turn.lastedMs < MIN_LASTED_MS[smoothing]) return null;
		this.turn = undefined;
		return { to: turn.since, tremble: turn.tremble };
	}
}
