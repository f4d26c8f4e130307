/**
 * @file Which tabs have the overlay on. Kept in local storage, one key a tab, so that neither a
 * sleeping service worker nor a reload of the extension loses it and two events never overwrite
 * each other; forgotten when the browser starts, because tab ids are used again.
 */
import browser from "webextension-polyfill";
import type { TabState } from "../shared/messages.ts";

const PREFIX = "tab:";

/** A tab's state, and the origin it was switched on for. */
export interface TabRecord {
	state: TabState;
	origin: string | null;
	/** For a window that the page of another tab opened: that tab. It is switched off with it. */
	openedBy?: number;
}

export const OFF: TabRecord = { state: { state: "off" }, origin: null };

export async function readTab(tabId: number): Promise<TabRecord> {
	const stored = await browser.storage.local.get(PREFIX + tabId);
	return (stored[PREFIX + tabId] as TabRecord | undefined) ?? OFF;
}

export async function writeTab(tabId: number, record: TabRecord): Promise<void> {
	if (record.state.state === "off") await browser.storage.local.remove(PREFIX + tabId);
	else await browser.storage.local.set({ [PREFIX + tabId]: record });
}

/** Ids of the tabs whose overlay is on or was asked for. */
export async function listTabs(): Promise<number[]> {
	const stored = await browser.storage.local.get(null);
	return Object.keys(stored)
		.filter((key) => key.startsWith(PREFIX))
		.map((key) => Number(key.slice(PREFIX.length)));
}

/** For the browser's start, when no overlay runs and old tab ids mean nothing. */
export async function forgetTabs(): Promise<void> {
	const tabIds = await listTabs();
	await browser.storage.local.remove(tabIds.map((tabId) => PREFIX + tabId));
}
