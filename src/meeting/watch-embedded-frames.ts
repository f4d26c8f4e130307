/** Frames load in groups; they are asked for once, and never more often than this. */
const ASK_EVERY_MS = 1000;

/**
 * Asks for this script in the frames of a page that load after it was switched on: a call may open in
 * one. Each frame then looks after its own tiles.
 */
export function watchEmbeddedFrames(page: Document, ask: () => void, signal: AbortSignal): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const onLoad = ({ target }: Event) => {
		if ((target as Element).localName !== "iframe" || timer !== undefined) return;
		timer = setTimeout(() => {
			timer = undefined;
			ask();
		}, ASK_EVERY_MS);
	};
	page.addEventListener("load", onLoad, { capture: true, signal });
	signal.addEventListener("abort", () => clearTimeout(timer));
}
