import browser from "webextension-polyfill";
import type { Keeping } from "../shared/keeping.ts";
import { coversSite, patternOf } from "../shared/match-pattern.ts";
import type { TabState } from "../shared/messages.ts";
import { call } from "../shared/wire.ts";
import { showBadge } from "./badge.ts";
import { forgetKeeping, moveKeeping, noteKeeping, noteLeft, readKeeping } from "./call-keeping.ts";
import { hasConsent, openWelcome } from "./consent.ts";
import { isNotRunning, tabStateNow, whyNotRunning } from "./not-running.ts";
import { closeOffscreen, ensureOffscreen, hasOffscreen } from "./offscreen-document.ts";
import { listTabs, OFF, readTab, type TabRecord, writeTab } from "./tab-states.ts";

/** From the package's root: Firefox takes other addresses as they stand from its background page. */
const SCRIPT = "/meeting.js";
const PERMISSION_MISSING = "error_page_permission";
/** How the browser says that a document went away while a script was put into it. */
const PAGE_LEFT = /frame with id \d+ was removed/i;

/**
 * Switches the overlay on in every frame of the tab that the extension may read. Before the user has
 * agreed to that, on the welcome page, it opens this page instead.
 */
export async function startTab(tabId: number): Promise<TabState> {
	if (!(await hasConsent())) {
		await openWelcome();
		return settle(tabId, OFF);
	}
	const { state, openedBy } = await readTab(tabId);
	// What was chosen before it was last switched off is still there where it could not be removed.
	if (state.state === "off") await forgetKeeping(tabId);
	return begin(tabId, openedBy);
}

/** Switches on in a window that the page of a tab which is on has opened for its call. */
export async function startPopOut(tabId: number, openedBy: number): Promise<void> {
	if (await hasConsent()) await begin(tabId, openedBy);
}

/** Switches the overlay off; with the last one off, the pipeline ends too. */
export async function stopTab(tabId: number): Promise<TabState> {
	try {
		// Noted first: what is put into the page after it was told to stop is seen to by who puts it there.
		await writeTab(tabId, OFF);
	} finally {
		// Also where it cannot be noted, as in damaged storage: nothing is read on against the user's will.
		await tellToStop(tabId);
	}
	for (const other of await listTabs())
		if (other !== tabId && (await readTab(other)).openedBy === tabId) await stopTab(other);
	return settle(tabId, OFF);
}

async function tellToStop(tabId: number): Promise<void> {
	await call((request) => browser.tabs.sendMessage(tabId, request), "meeting", "stop").catch(
		() => undefined, // nothing runs there any more
	);
}

export async function toggleTab(tabId: number): Promise<TabState> {
	const { state } = await readTab(tabId);
	return state.state === "on" ? stopTab(tabId) : startTab(tabId);
}

/** Puts the content script into the tab's frames that do not have it yet, if its overlay is on. */
export async function includeFrames(tabId: number): Promise<void> {
	if ((await readTab(tabId)).state.state === "on") await inject(tabId);
}

/** After a reload or a navigation: on again on the same site, off on any other. */
export async function resumeTab(tabId: number): Promise<void> {
	const { state, origin } = await readTab(tabId);
	if (state.state !== "on" && !isNotRunning(state)) return;
	if ((await originOf(tabId)) === origin && (await hasConsent())) await startTab(tabId);
	else await settle(tabId, OFF);
}

/**
 * While a page of the same site still loads: its videos may play long before all of it has come. Whatever
 * fails now is seen to once it has loaded.
 */
export async function resumeLoadingTab(tabId: number): Promise<void> {
	const { state, origin } = await readTab(tabId);
	if (state.state !== "on" || origin === null || (await originOf(tabId)) !== origin) return;
	if (await hasConsent()) await inject(tabId).catch(() => undefined);
}

/** After the extension itself was reloaded: every call that was on goes on. */
export async function resumeAll(): Promise<void> {
	for (const tabId of await listTabs()) await resumeTab(tabId);
}

/**
 * Switches on where the page was refused until now, and reads frames of other sites in pages that are on: the user has
 * just allowed it.
 */
export async function retryRefused(): Promise<void> {
	for (const tabId of await listTabs()) {
		const { state } = await readTab(tabId);
		if (state.state === "failed" && state.messageKey === PERMISSION_MISSING) await startTab(tabId);
		if (state.state === "on") await inject(tabId).catch(() => undefined);
	}
}

/**
 * Switches off where the user has just taken back that the site may be read: the script that is in its pages would
 * go on. Where only a press of the button let a page be read, nothing was taken back. Every other page begins anew,
 * without frames in it that may be read no longer.
 *
 * @param patterns Match patterns of what was taken back.
 */
export async function stopForbidden(patterns: readonly string[]): Promise<void> {
	if (patterns.length === 0) return;
	for (const tabId of await listTabs()) {
		const { state, origin } = await readTab(tabId);
		if (await isTakenBack(origin, patterns)) await stopTab(tabId);
		else if (state.state === "on") {
			await tellToStop(tabId);
			await startTab(tabId);
		}
	}
}

/** Another pattern than those taken back may allow it still. */
async function isTakenBack(origin: string | null, patterns: readonly string[]): Promise<boolean> {
	const site = origin === null ? null : new URL(origin);
	if (site === null || !patterns.some((pattern) => coversSite(pattern, site))) return false;
	return !(await browser.permissions.contains({ origins: [patternOf(site)] }));
}

/** The browser has put a tab to rest, or taken one in its place: the same tab goes on under another id. */
export async function replaceTab(tabId: number, removedId: number): Promise<void> {
	const record = await readTab(removedId);
	if (record.state.state === "off") return;
	await writeTab(tabId, record);
	await moveKeeping(removedId, tabId);
	await forgetTab(removedId);
}

export async function forgetTab(tabId: number): Promise<void> {
	await settle(tabId, OFF);
}

/** Ends the pipeline where no tab is on. */
export async function endUnlessOn(): Promise<void> {
	if ((await listTabs()).length === 0) await closeOffscreen();
}

/** Keeps what went wrong in a tab, for the popup to say. */
export async function failTab(tabId: number, messageKey: string, detail: string): Promise<void> {
	const record = await readTab(tabId);
	if (record.state.state === "off") return;
	await settle(tabId, { ...record, state: { state: "failed", messageKey, detail } });
}

/** A tab whose trouble has passed by itself is on again. */
export async function recoverTab(tabId: number): Promise<void> {
	const record = await readTab(tabId);
	if (record.state.state === "failed") await settle(tabId, { ...record, state: { state: "on" } });
}

/** The history of a tab's call is kept now, or no longer. */
export async function showKeeping(tabId: number, keeping: Keeping): Promise<void> {
	const { state } = await readTab(tabId);
	if (state.state === "off") return;
	await noteKeeping(tabId, keeping);
	await showBadge(tabId, state, keeping.state);
}

/** A tab shows no call any more, or its page has crashed: of what comes next there, nothing is kept yet. */
export async function leaveCall(tabId: number): Promise<void> {
	const state = await tabStateNow(tabId);
	if (state.state === "off") return;
	await noteLeft(tabId);
	await showBadge(tabId, state, "off");
}

async function begin(tabId: number, openedBy: number | undefined): Promise<TabState> {
	const origin = await originOf(tabId);
	const record: TabRecord = { state: { state: "on" }, origin };
	if (openedBy !== undefined) record.openedBy = openedBy;
	// Noted first: a page that is reloaded while the pipeline starts is then read where it arrives.
	await writeTab(tabId, record);
	const state = await tryToStart(tabId, origin);
	// Meanwhile it was switched off, or closed.
	if ((await readTab(tabId)).state.state === "off") return stopTab(tabId);
	return settle(tabId, { ...record, state });
}

async function tryToStart(tabId: number, origin: string | null): Promise<TabState> {
	const failed = (messageKey: string, error: unknown): TabState => ({
		state: "failed",
		messageKey,
		detail: String(error),
	});
	if (!hasOffscreen()) return failed("error_browser_too_old", "no chrome.offscreen");
	try {
		await ensureOffscreen();
	} catch (error) {
		return failed("error_pipeline_start", error);
	}
	try {
		await inject(tabId);
	} catch (error) {
		// The page is being left at this moment; where it arrives, it is started again.
		if (PAGE_LEFT.test(String(error))) return { state: "on" };
		const gone = await whyNotRunning(tabId, error);
		if (gone !== null) return gone;
		const protectedPage = origin === null || !/^https?:/.test(origin);
		return failed(protectedPage ? "error_page_protected" : PERMISSION_MISSING, error);
	}
	return { state: "on" };
}

async function inject(tabId: number): Promise<void> {
	await browser.scripting.executeScript({
		target: { tabId, allFrames: true },
		files: [SCRIPT],
		injectImmediately: true,
	});
}

/** The origin of the page in the tab; null where the extension may not know it. */
async function originOf(tabId: number): Promise<string | null> {
	const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined }));
	return url === undefined ? null : new URL(url).origin;
}

async function settle(tabId: number, record: TabRecord): Promise<TabState> {
	await writeTab(tabId, record);
	// On a full disk it stays until the tab is switched on again.
	if (record.state.state === "off") await forgetKeeping(tabId).catch(() => undefined);
	await showBadge(tabId, record.state, await readKeeping(tabId));
	if (record.state.state === "off") await endUnlessOn();
	return record.state;
}
