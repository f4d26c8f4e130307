import browser from "webextension-polyfill";
import type { TabState } from "../shared/messages.ts";

const LOOK = {
	off: { text: "", colour: "#00000000", titleKey: "badge_off" },
	on: { text: "●", colour: "#1b7f5c", titleKey: "badge_on" },
	failed: { text: "!", colour: "#b3261e", titleKey: "badge_failed" },
} as const;

/** Shows a tab's state on the toolbar button. A tab that has gone meanwhile is no error. */
export async function showBadge(tabId: number, { state }: TabState): Promise<void> {
	const { text, colour, titleKey } = LOOK[state];
	const title = browser.i18n.getMessage(titleKey) || "Expressly";
	await Promise.allSettled([
		browser.action.setBadgeText({ tabId, text }),
		browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
		browser.action.setTitle({ tabId, title }),
	]);
}
