import browser, { type Runtime } from "webextension-polyfill";
import { POPUP_PORT } from "../shared/popup-port.ts";
import { isOwnPage } from "../shared/wire.ts";
import { hasConsent } from "./consent.ts";
import { ensureOffscreen } from "./offscreen-document.ts";
import { endUnlessOn } from "./tab-overlay.ts";

/**
 * Gets the pipeline ready while the popup shows a call that is not on: whoever then switches it on sees the first
 * label that much sooner. Closed without that, nothing is left running. No page is touched.
 *
 * @param port As the browser hands it over; a port of anything but the popup is left alone.
 */
export function warmUpFor(port: Runtime.Port): void {
	const own = { id: browser.runtime.id, root: browser.runtime.getURL("") };
	if (port.name !== POPUP_PORT || port.sender === undefined || !isOwnPage(port.sender, own)) return;
	port.onDisconnect.addListener(() => void endUnlessOn());
	// What keeps it from starting is told when the overlay is switched on.
	void hasConsent().then((isGiven) =>
		isGiven ? ensureOffscreen().catch(() => undefined) : undefined,
	);
}
