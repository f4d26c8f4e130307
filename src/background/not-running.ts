/** @file Pages that nothing can be put into, and that tell of nothing, until they are loaded anew. */
import browser from "webextension-polyfill";
import type { TabState } from "../shared/messages.ts";
import { readTab } from "./tab-states.ts";

const NOT_RUNNING = "error_page_not_running";
/** How the browser says that it shows a page of its own, where an address could not be loaded. */
const ERROR_PAGE = /showing error page/i;

/** A tab's state as it was noted, but of a call whose page has crashed since: nothing tells of that. */
export async function tabStateNow(tabId: number): Promise<TabState> {
	const { state } = await readTab(tabId);
	if (state.state !== "on" || !(await isUnloaded(tabId))) return state;
	return notRunning("the tab is unloaded");
}

/** What to say where no script could be put into a page since no page is there; null where it is. */
export async function whyNotRunning(tabId: number, error: unknown): Promise<TabState | null> {
	const isGone = ERROR_PAGE.test(String(error)) || (await isUnloaded(tabId));
	return isGone ? notRunning(String(error)) : null;
}

/** Whether a tab is only waited for: it goes on once its page is loaded anew, if that may still be read. */
export const isNotRunning = (state: TabState): boolean =>
	state.state === "failed" && state.messageKey === NOT_RUNNING;

/** A page that has crashed, or was put to rest, has no process. */
async function isUnloaded(tabId: number): Promise<boolean> {
	const { status } = await browser.tabs.get(tabId).catch(() => ({ status: undefined }));
	return status === "unloaded";
}

const notRunning = (detail: string): TabState => ({
	state: "failed",
	messageKey: NOT_RUNNING,
	detail,
});
