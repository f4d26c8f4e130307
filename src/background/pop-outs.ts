import browser from "webextension-polyfill";
import { startPopOut } from "./tab-overlay.ts";
import { listTabs, readTab } from "./tab-states.ts";

/**
 * Switches on in a window that the page of a call has opened for itself, such as a pop-out of its tiles:
 * it has no toolbar button. Only where the extension may read the site without being asked.
 */
export async function followPopOut(tabId: number): Promise<void> {
	if ((await readTab(tabId)).state.state !== "off") return;
	const calls = await callsByOrigin();
	if (calls.size === 0) return;
	const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined }));
	if (url?.startsWith("http") && !calls.has(new URL(url).origin)) return;
	const openedBy = calls.get((await askOpenersOrigin(tabId)) ?? "");
	if (openedBy !== undefined) await startPopOut(tabId, openedBy);
}

/** The tabs that are on, by the origin of their page. */
async function callsByOrigin(): Promise<Map<string, number>> {
	const calls = new Map<string, number>();
	for (const tabId of await listTabs()) {
		const { state, origin, openedBy } = await readTab(tabId);
		if (state.state === "on" && origin !== null && openedBy === undefined) calls.set(origin, tabId);
	}
	return calls;
}

/** Null for a window that no page of its own origin has opened, or that may not be looked into. */
async function askOpenersOrigin(tabId: number): Promise<string | null> {
	const asked = { target: { tabId }, func: originOfOpener };
	const [answer] = await browser.scripting.executeScript(asked).catch(() => []);
	return typeof answer?.result === "string" ? answer.result : null;
}

interface OpenedView {
	origin: string;
	opener: { origin: string; documentPictureInPicture?: { window: unknown } } | null;
}

/**
 * Runs in the window: an empty one has the origin of the page that opened it. A picture-in-picture
 * window is looked after by the script of that page.
 */
function originOfOpener(): string | null {
	const view = globalThis as unknown as OpenedView;
	try {
		const { opener, origin } = view;
		const floats = opener?.documentPictureInPicture?.window === view;
		return opener?.origin === origin && !floats ? origin : null;
	} catch {
		return null;
	}
}
