import browser from "webextension-polyfill";
import type { Request } from "../shared/messages.ts";
import { call } from "../shared/wire.ts";
import { closeOffscreen } from "./offscreen-document.ts";
import { forgetTab } from "./tab-overlay.ts";
import { listTabs } from "./tab-states.ts";

/**
 * Ends every overlay in every tab, the pipeline with all it remembers, and whatever the Analyse pages
 * hold. Does not rely on what was noted: every tab is told, and what does not answer is not waited for.
 */
export async function stopEverything(): Promise<void> {
	const tabs = await browser.tabs.query({});
	// Also where nothing noted can be read.
	const noted = await listTabs().catch(() => []);
	await Promise.allSettled([
		closeOffscreen(),
		call(browser.runtime.sendMessage, "analyse", "clear"),
		...tabs.map(({ id = browser.tabs.TAB_ID_NONE }) =>
			call((request: Request) => browser.tabs.sendMessage(id, request), "meeting", "stop"),
		),
	]);
	for (const tabId of noted) await forgetTab(tabId);
}
