import browser, { type Runtime } from "webextension-polyfill";
import type { Handlers } from "../shared/messages.ts";
import { isStopKey } from "../shared/stop-key.ts";
import { answer, isOwnPage, isRequestTo } from "../shared/wire.ts";
import { forgetUnexported } from "./unexported-work.ts";
import { stopWebcam } from "./webcam-session.ts";

const handlers: Handlers<"analyse"> = {
	clear: () => {
		stopWebcam();
		forgetUnexported();
		// All results are in the page's memory alone: begun anew, it has none. Answered first.
		setTimeout(() => location.reload());
	},
};

/**
 * Forgets all there is on this page when the background says so, and at once when the key that stops everything is
 * pressed here: on a web server there is no background.
 */
export function clearWhenTold(): void {
	addEventListener("keydown", (event) => {
		if (!isStopKey(event)) return;
		event.preventDefault();
		handlers.clear({});
	});
	browser.runtime.onMessage?.addListener((message: unknown, from: Runtime.MessageSender) => {
		const own = { id: browser.runtime.id, root: browser.runtime.getURL("") };
		if (!isRequestTo("analyse", message) || !isOwnPage(from, own)) return undefined;
		return answer(handlers, message, {});
	});
}
