import type { Box } from "../shared/geometry.ts";

/** How a box moves, in pixels per millisecond. */
export interface Motion {
	x: number;
	y: number;
}

export const STILL: Motion = { x: 0, y: 0 };

/** The latest step counts this much; the rest is memory, or one trembling box would throw the next guess off. */
const STEP_WEIGHT = 0.6;

/** A guess never goes farther than this share of the face's width: people stop and turn back. */
const MAX_SHIFT = 0.75;

/**
 * Updates how a face moves by one step.
 *
 * @param elapsedMs Above 0; otherwise nothing was learned and `motion` is kept.
 */
export function learnMotion(motion: Motion, from: Box, to: Box, elapsedMs: number): Motion {
	if (!(elapsedMs > 0)) return motion;
	const mix = (old: number, step: number) => old + STEP_WEIGHT * (step / elapsedMs - old);
	return {
		x: mix(motion.x, to.x + to.width / 2 - from.x - from.width / 2),
		y: mix(motion.y, to.y + to.height / 2 - from.y - from.height / 2),
	};
}

/**
 * Guesses where a box is after some time, if it moves on as it did.
 *
 * @param elapsedMs Since `box` was seen; below 0 counts as 0.
 */
export function moveOn(box: Box, motion: Motion, elapsedMs: number): Box {
	const elapsed = Math.max(0, elapsedMs);
	const most = MAX_SHIFT * box.width;
	const shift = (speed: number) => Math.min(most, Math.max(-most, speed * elapsed));
	return { ...box, x: box.x + shift(motion.x), y: box.y + shift(motion.y) };
}
