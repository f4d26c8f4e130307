/** What this file uses of an interface that is younger than the language's own types. */
interface PictureInPicture extends EventTarget {
	window: Window | null;
}

/**
 * Tells of each window into which the page moves its call, to float above other windows. Its page is
 * another document, which no script is put into.
 *
 * @param onWindow Told the document, and a signal that aborts when the window closes.
 */
export function watchPictureInPicture(
	page: Document,
	onWindow: (page: Document, signal: AbortSignal) => void,
	signal: AbortSignal,
): void {
	const { documentPictureInPicture } = (page.defaultView ?? {}) as {
		documentPictureInPicture?: PictureInPicture;
	};
	const enter = () => {
		const opened = documentPictureInPicture?.window;
		if (!opened) return;
		const closed = new AbortController();
		opened.addEventListener("pagehide", () => closed.abort(), { once: true });
		onWindow(opened.document, AbortSignal.any([signal, closed.signal]));
	};
	documentPictureInPicture?.addEventListener("enter", enter, { signal });
	enter();
}
