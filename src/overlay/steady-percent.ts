import { shownShare } from "../shared/shown-share.ts";

/**
 * Rounds a probability to a whole percentage that does not flicker between two neighbours.
 *
 * @param probability In [0, 1].
 * @param shown The percentage now on the screen; none yet when undefined.
 * @returns 0 to 99, since nothing that is seen is certain: `shown` while it is less than 1 off the truth.
 */
export function steadyPercent(probability: number, shown: number | undefined): number {
	const exact = shownShare(probability) * 100;
	return shown !== undefined && Math.abs(exact - shown) < 1 ? shown : Math.round(exact);
}
