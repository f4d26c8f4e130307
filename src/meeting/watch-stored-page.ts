import { viewOf } from "./page-view.ts";

/**
 * Tells when the browser stores the page as it stands, to show it again when the user goes back. Where the overlay is
 * still on then, it is put in anew as into any page that has come; the stored one would go on by itself.
 */
export function watchStoredPage(page: Document, onStored: () => void, signal: AbortSignal): void {
	const onHide = ({ persisted }: PageTransitionEvent) => {
		if (persisted) onStored();
	};
	viewOf(page).addEventListener("pagehide", onHide, { signal });
}
