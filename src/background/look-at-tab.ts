import browser from "webextension-polyfill";
import type { TabState } from "../shared/messages.ts";
import { call } from "../shared/wire.ts";
import { tabStateNow } from "./not-running.ts";
import { resumeTab } from "./tab-overlay.ts";

/** How the browser says that no script of ours runs in a tab. */
const NOBODY = /receiving end does not exist/i;
/** A page that is busy for longer than this is taken to be read: only a refusal says that it is not. */
const ANSWER_WITHIN_MS = 300;

/**
 * A tab's state, for the user who looks at it. Expressly may have been disabled for a while among the browser's
 * extensions, which ends its scripts and of which no event tells afterwards: a call that was on then goes on now.
 */
export async function lookAtTab(tabId: number): Promise<TabState> {
	const state = await tabStateNow(tabId);
	if (state.state !== "on" || !(await isDeserted(tabId))) return state;
	await resumeTab(tabId);
	return tabStateNow(tabId);
}

async function isDeserted(tabId: number): Promise<boolean> {
	const asked = call((request) => browser.tabs.sendMessage(tabId, request), "meeting", "ping");
	const refused = asked.then(
		() => false,
		(error: unknown) => NOBODY.test(String(error)),
	);
	const busy = new Promise<false>((resolve) => setTimeout(() => resolve(false), ANSWER_WITHIN_MS));
	return Promise.race([refused, busy]);
}
