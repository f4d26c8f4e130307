/**
 * Takes the focus to `place` whenever the element in it that had the focus goes, until `signal` aborts: without it a
 * keyboard would start again at the top of the page.
 */
export function keepFocus(place: HTMLElement, signal: AbortSignal): void {
	let focused: Element | null = null;
	place.addEventListener(
		"focusin",
		({ target }) => {
			focused = target as Element;
		},
		{ signal },
	);
	const watch = new MutationObserver(() => {
		if (focused === null || focused.isConnected) return;
		focused = null;
		if (document.activeElement === document.body) place.focus();
	});
	watch.observe(place, { childList: true, subtree: true });
	signal.addEventListener("abort", () => watch.disconnect());
}
