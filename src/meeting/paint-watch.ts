/** What was written to a page that is shown is painted within this, unless the page is very busy. */
const PAINTED_WITHIN_MS = 100;

/** A page that is written to again and again before it is painted is not waited for any longer than this. */
const LONGEST_WAIT_MS = 300;

/** Of one write in so long it is told when it was painted: to be called at a frame makes that frame longer. */
const TOLD_EVERY_MS = 3000;

/**
 * Knows whether what was written to the page has been painted. To read where things are before that has
 * the browser lay the page out in the middle of our work, and once more for its frame.
 */
export class PaintWatch {
	private wroteAtMs = Number.NEGATIVE_INFINITY;
	/** When the first of the writes came between which there was no time to paint. */
	private firstAtMs = Number.NEGATIVE_INFINITY;
	private toldAtMs = Number.NEGATIVE_INFINITY;

	constructor(private readonly view: Window) {}

	/**
	 * Something was written.
	 *
	 * @param onFrame Called at the start of the frame that paints it; of many writes, one in three seconds.
	 */
	wrote(onFrame: () => void): void {
		const atMs = performance.now();
		if (atMs - this.wroteAtMs >= PAINTED_WITHIN_MS) this.firstAtMs = atMs;
		this.wroteAtMs = atMs;
		if (atMs - this.toldAtMs < TOLD_EVERY_MS) return;
		this.toldAtMs = atMs;
		this.view.requestAnimationFrame(() => onFrame());
	}

	/** How many milliseconds to wait for all that was written to be painted; 0 if it is, or never seems to be. */
	readonly untilPaintedMs = (): number => {
		const atMs = performance.now();
		const isEndless = atMs - this.firstAtMs >= LONGEST_WAIT_MS;
		return isEndless ? 0 : Math.max(0, this.wroteAtMs + PAINTED_WITHIN_MS - atMs);
	};
}
