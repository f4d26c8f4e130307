import { isStopKey } from "../shared/stop-key.ts";
import { askBackground } from "./ask-background.ts";
import { viewOf } from "./page-view.ts";

/** Stops everything, in this tab and all others, when the key for it is pressed, until `signal` aborts. */
export function watchStopKey(page: Document, signal: AbortSignal): void {
	const onKey = (event: KeyboardEvent) => {
		if (!isStopKey(event)) return;
		event.preventDefault();
		void askBackground("stopEverything").catch(() => undefined); // the extension is gone, and all with it
	};
	viewOf(page).addEventListener("keydown", onKey, { capture: true, signal });
}
