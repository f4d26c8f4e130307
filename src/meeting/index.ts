import browser, { type Runtime } from "webextension-polyfill";
import { answer, isRequestTo } from "../shared/wire.ts";
import { isExtensionAlive } from "./extension-context.ts";
import { runMeeting } from "./run-meeting.ts";
import { watchPictureInPicture } from "./watch-picture-in-picture.ts";
import { watchStopKey } from "./watch-stop-key.ts";
import { watchStoredPage } from "./watch-stored-page.ts";

/** What this script leaves in its own world, which the page cannot see, to find itself again. */
interface Running {
	isAlive(): boolean;
	stop(): void;
}

const RUNNING = Symbol.for("expressly.meeting");
const world = globalThis as { [RUNNING]?: Running };

/** Starts once per frame; the script is put in anew whenever a further frame appears. */
function start(): void {
	const ended = new AbortController();
	const onMessage = (message: unknown, { id }: Runtime.MessageSender) => {
		if (!isRequestTo("meeting", message) || id !== browser.runtime.id) return undefined;
		return answer({ ping: () => undefined, stop }, message, {});
	};
	const stop = () => {
		if (ended.signal.aborted) return;
		delete world[RUNNING];
		if (isExtensionAlive()) browser.runtime.onMessage.removeListener(onMessage);
		ended.abort();
	};
	world[RUNNING] = { isAlive: isExtensionAlive, stop };
	browser.runtime.onMessage.addListener(onMessage);
	runMeeting({ page: document, signal: ended.signal, onEnd: stop });
	const run = (page: Document, signal: AbortSignal) =>
		runMeeting({ page, signal, onEnd: () => {} });
	watchPictureInPicture(document, run, ended.signal);
	watchStopKey(document, ended.signal);
	watchStoredPage(document, stop, ended.signal);
}

if (world[RUNNING]?.isAlive() !== true) {
	world[RUNNING]?.stop();
	start();
}
