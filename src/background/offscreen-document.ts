import browser from "webextension-polyfill";
import { OFFSCREEN_PAGE, WITHOUT_PIPELINE } from "../shared/offscreen-page.ts";
import { call } from "../shared/wire.ts";

/** A document answers within milliseconds of its script having run; loading it cold takes under a second. */
const ANSWER_TRIES = 100;
const ANSWER_PAUSE_MS = 50;
/** A document that has just been closed is listed for a moment longer: so often it is looked for anew. */
const LOOK_AGAIN_TRIES = 4;
/** A document that hangs is closed all the same; it has written all but the last seconds anyway. */
const FINISH_WITHIN_MS = 2000;

/** Firefox has no offscreen documents: its background is a page, which runs the pipeline itself. */
const IS_PAGE = "document" in globalThis;

let opening: Promise<void> | undefined;

/**
 * Opens the offscreen document unless it is open, and resolves once it has answered a first call:
 * messages sent before its listener exists are lost.
 *
 * @param withPipeline Whether it may get the pipeline ready at once, because a call waits for it.
 * @throws Error if the browser has no offscreen documents, or the document never answers.
 */
export function ensureOffscreen({ withPipeline } = { withPipeline: true }): Promise<void> {
	if (IS_PAGE) return Promise.resolve();
	opening ??= open(withPipeline ? OFFSCREEN_PAGE : `${OFFSCREEN_PAGE}?${WITHOUT_PIPELINE}`).finally(
		() => {
			opening = undefined;
		},
	);
	return opening;
}

/** Closes the offscreen document, with all its workers and memory, if it is open; the history is written first. */
export async function closeOffscreen(): Promise<void> {
	if (IS_PAGE) return; // the browser ends the page itself when nothing needs it
	await opening?.catch(() => undefined);
	if (!(await isOpen())) return;
	const finished = call(browser.runtime.sendMessage, "offscreen", "finishHistory");
	const late = new Promise((resolve) => setTimeout(resolve, FINISH_WITHIN_MS));
	await Promise.race([finished.catch(() => undefined), late]);
	await chrome.offscreen.closeDocument();
}

/** Whether this browser can run the pipeline outside a page at all. */
export const hasOffscreen = (): boolean =>
	IS_PAGE || typeof chrome.offscreen?.createDocument === "function";

async function isOpen(): Promise<boolean> {
	const contexts = await chrome.runtime.getContexts({
		contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
	});
	return contexts.length > 0;
}

async function open(url: string): Promise<void> {
	for (let tries = 0; tries < ANSWER_TRIES; tries++) {
		if (tries % LOOK_AGAIN_TRIES === 0 && !(await isOpen())) await create(url);
		const answered = await call(browser.runtime.sendMessage, "offscreen", "ping").then(
			() => true,
			() => false,
		);
		if (answered) return;
		await new Promise((resolve) => setTimeout(resolve, ANSWER_PAUSE_MS));
	}
	throw new Error("the offscreen document does not answer");
}

function create(url: string): Promise<void> {
	return chrome.offscreen.createDocument({
		url,
		reasons: [chrome.offscreen.Reason.WORKERS, chrome.offscreen.Reason.USER_MEDIA],
		justification:
			"Reads facial expressions in workers, on this machine; where the user asks for it, from the picture of a tab.",
	});
}
