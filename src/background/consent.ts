import browser from "webextension-polyfill";
import { CONSENT_KEY, parseConsent } from "../shared/consent.ts";

const PAGE = "src/welcome/index.html";

/** Whether the user has agreed, on the welcome page, to have faces read. */
export async function hasConsent(): Promise<boolean> {
	const stored = await browser.storage.local.get(CONSENT_KEY);
	return parseConsent(stored[CONSENT_KEY]) !== null;
}

/** Shows the welcome page: the tab that has it already, or a new one. */
export async function openWelcome(): Promise<void> {
	const url = browser.runtime.getURL(PAGE);
	// Firefox takes no pattern for its own pages.
	const [open] = await browser.tabs.query({ url }).catch(() => []);
	if (open?.id === undefined) await browser.tabs.create({ url });
	else await browser.tabs.update(open.id, { active: true });
}
