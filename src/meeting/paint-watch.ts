/** A window that is not shown paints nothing: what was written then waits for no frame. */
const PAINTED_WITHIN_MS = 500;

/**
 * Knows whether what was written to the page has been painted. To read where things are before that has
 * the browser lay the page out in the middle of our work, and once more for its frame.
 */
export class PaintWatch {
	private wroteAtMs = Number.NEGATIVE_INFINITY;

	constructor(private readonly view: Window) {}

	/**
	 * Something was written.
	 *
	 * @param onFrame Called at the start of the frame that paints it.
	 */
	wrote(onFrame: () => void): void {
		const atMs = performance.now();
		this.wroteAtMs = atMs;
		this.view.requestAnimationFrame(() => {
			onFrame();
			// The frame is laid out and painted when its callbacks are done, before the next task.
			this.view.setTimeout(() => {
				if (this.wroteAtMs === atMs) this.wroteAtMs = Number.NEGATIVE_INFINITY;
			}, 0);
		});
	}

	readonly isUnpainted = () => performance.now() - this.wroteAtMs < PAINTED_WITHIN_MS;
}
