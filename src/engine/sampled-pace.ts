/** How often and how large tiles are sampled. */
export interface SampledPace {
	intervalMs: number;
	/** The longer side of a tile's copy at most. */
	tilePx: number;
}

/** Intervals that differ by less than this share are one: pages need not be told. */
const SAME = 0.1;

/** Whether a page that keeps one pace need not be told of the other. */
export function isSamePace(told: SampledPace, wanted: SampledPace): boolean {
	return (
		told.tilePx === wanted.tilePx &&
		Math.abs(told.intervalMs - wanted.intervalMs) <= SAME * told.intervalMs
	);
}
