/** What was written to a page that is shown is painted within this, unless the page is very busy. */
const PAINTED_WITHIN_MS = 100;

/** Of one write in so long it is told when it was painted: to be called at a frame wakes the page. */
const TOLD_EVERY_MS = 1000;

/**
 * Knows whether what was written to the page has been painted. To read where things are before that has
 * the browser lay the page out in the middle of our work, and once more for its frame.
 */
export class PaintWatch {
	private wroteAtMs = Number.NEGATIVE_INFINITY;
	private toldAtMs = Number.NEGATIVE_INFINITY;

	constructor(private readonly view: Window) {}

	/**
	 * Something was written.
	 *
	 * @param onFrame Called at the start of the frame that paints it; of many writes, one a second.
	 */
	wrote(onFrame: () => void): void {
		const atMs = performance.now();
		this.wroteAtMs = atMs;
		if (atMs - this.toldAtMs < TOLD_EVERY_MS) return;
		this.toldAtMs = atMs;
		this.view.requestAnimationFrame(() => onFrame());
	}

	readonly isUnpainted = () => performance.now() - this.wroteAtMs < PAINTED_WITHIN_MS;
}
