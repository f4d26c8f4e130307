import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { call } from "../shared/wire.ts";

/** Why the browser did not hand out the tab's picture; null while it has not refused. */
export const captureFailure = signal<string | null>(null);

/** Firefox hands out no tab's picture: its manifest does not name the permission. */
export function canCaptureTabs(): boolean {
	const { permissions = [], optional_permissions = [] } = chrome.runtime.getManifest();
	return [...permissions, ...optional_permissions].includes("tabCapture");
}

/**
 * Has the tab's own picture read. The browser hands it out only from the window that the user has opened
 * with the toolbar button, and asks once for a permission, by which it closes that window.
 */
export async function startCapture(tabId: number): Promise<void> {
	captureFailure.value = null;
	try {
		if (!(await chrome.permissions.request({ permissions: ["tabCapture"] }))) return;
		const streamId = await chrome.tabCapture.getMediaStreamId({ targetTabId: tabId });
		await call(browser.runtime.sendMessage, "offscreen", "captureTab", tabId, streamId);
	} catch (error) {
		captureFailure.value = String(error);
	}
}

export async function stopCapture(tabId: number): Promise<void> {
	await call(browser.runtime.sendMessage, "offscreen", "releaseTab", tabId).catch(
		() => undefined, // a pipeline that is gone captures nothing any more
	);
}
