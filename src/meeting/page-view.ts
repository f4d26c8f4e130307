/**
 * The window a page is shown in. Its timers and frames run while it is seen: those of a
 * picture-in-picture window go on when the tab that opened it is hidden.
 */
export function viewOf(page: Document): Window & typeof globalThis {
	return page === document ? window : (page.defaultView ?? window);
}

/** The host whose page this is: an empty window or frame belongs to that of the page which made it. */
export function hostOfPage(): string {
	const { hostname } = location;
	if (hostname !== "" || !URL.canParse(window.origin)) return hostname;
	return new URL(window.origin).hostname;
}

/** Whether a page is a tab's own, and not shown within another. */
export const isTopFrame = ({ defaultView }: Document): boolean =>
	defaultView !== null && defaultView === defaultView.top;
