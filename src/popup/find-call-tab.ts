import browser from "webextension-polyfill";
import { type CallTab, callTabOf, latestWebTab } from "./call-tab.ts";

/**
 * Finds the tab of the call: the one the popup hangs over. Opened as a tab itself, the popup takes
 * the tab that its address names (`?tab=<id>`), or else the one of its window used last before it.
 *
 * @param search The popup's own address from `?` on.
 * @returns null when there is no such tab.
 */
export async function findCallTab(search: string): Promise<CallTab | null> {
	const named = new URLSearchParams(search).get("tab");
	if (named !== null)
		return callTabOf(await browser.tabs.get(Number(named)).catch(() => undefined));
	const own = await browser.tabs.getCurrent();
	if (own === undefined) {
		const [active] = await browser.tabs.query({ active: true, currentWindow: true });
		// The click on the toolbar button shows the address of every page that may be read at all.
		return callTabOf(active && { ...active, url: active.url ?? "about:blank" });
	}
	const others = await browser.tabs.query({ currentWindow: true });
	return callTabOf(latestWebTab(others, own.id));
}
