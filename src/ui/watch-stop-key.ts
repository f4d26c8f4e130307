import browser from "webextension-polyfill";
import { isStopKey } from "../shared/stop-key.ts";
import { call } from "../shared/wire.ts";

/** Has everything stopped when the key for it is pressed on this page. On a web server there is nothing else to stop. */
export function watchStopKey(): void {
	if (!("sendMessage" in browser.runtime)) return;
	addEventListener("keydown", (event) => {
		if (!isStopKey(event)) return;
		event.preventDefault();
		void call(browser.runtime.sendMessage, "background", "stopEverything");
	});
}
