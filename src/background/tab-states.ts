/**
 * @file Which tabs have the overlay on. Kept in local storage, one key a tab, so that neither a
 * sleeping service worker nor a reload of the extension loses it and two events never overwrite
 * each other; forgotten when the browser starts, because tab ids are used again.
 */
import browser from "webextension-polyfill";
import type { TabState } from "../shared/messages.ts";

const PREFIX = "tab:";
/** Of tabs that were switched off although nothing could be stored, as on a full disk; forgotten with the browser. */
const OFF_PREFIX = "off:";

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
	const record = stored[PREFIX + tabId] as TabRecord | undefined;
	return record === undefined || (await isOutdated(tabId)) ? OFF : record;
}

/** That a tab is off holds also where it cannot be stored. */
export async function writeTab(tabId: number, record: TabRecord): Promise<void> {
	if (record.state.state === "off")
		await browser.storage.local
			.remove(PREFIX + tabId)
			.catch(() => browser.storage.session.set({ [OFF_PREFIX + tabId]: true }));
	else {
		await browser.storage.local.set({ [PREFIX + tabId]: record });
		// Where it fails, nothing is noted there.
		await browser.storage.session.remove(OFF_PREFIX + tabId).catch(() => undefined);
	}
}

/** Ids of the tabs whose overlay is on or was asked for. */
export async function listTabs(): Promise<number[]> {
	const tabIds = await listStored();
	const outdated = await Promise.all(tabIds.map(isOutdated));
	return tabIds.filter((_, index) => !outdated[index]);
}

/** For the browser's start, when no overlay runs and old tab ids mean nothing. */
export async function forgetTabs(): Promise<void> {
	const tabIds = await listStored();
	await browser.storage.local.remove(tabIds.map((tabId) => PREFIX + tabId));
}

async function listStored(): Promise<number[]> {
	const stored = await browser.storage.local.get(null);
	return Object.keys(stored)
		.filter((key) => key.startsWith(PREFIX))
		.map((key) => Number(key.slice(PREFIX.length)));
}

/** Whether what is stored of a tab was to be removed, and could not be. */
async function isOutdated(tabId: number): Promise<boolean> {
	const key = OFF_PREFIX + tabId;
	const noted = await browser.storage.session.get(key).catch(() => ({ [key]: false }));
	return noted[key] === true;
}
