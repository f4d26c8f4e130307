import browser from "webextension-polyfill";
import type { Keeping } from "../shared/keeping.ts";
import type { TabState } from "../shared/messages.ts";

const LOOK = {
	off: { text: "", colour: "#00000000", titleKey: "badge_off" },
	on: { text: "●", colour: "#1b7f5c", titleKey: "badge_on" },
	kept: { text: "◉", colour: "#8a5200", titleKey: "badge_kept" },
	notKept: { text: "!", colour: "#b3261e", titleKey: "badge_not_kept" },
	failed: { text: "!", colour: "#b3261e", titleKey: "badge_failed" },
} as const;

const KEEPING: { [State in Keeping["state"]]?: keyof typeof LOOK } = {
	keeping: "kept",
	failed: "notKept",
};

/**
 * Shows on the toolbar button a tab's state, and whether its history is kept. A tab that has gone
 * meanwhile is no error.
 */
export async function showBadge(
	tabId: number,
	{ state }: TabState,
	keeping: Keeping["state"],
): Promise<void> {
	const { text, colour, titleKey } = LOOK[state === "on" ? (KEEPING[keeping] ?? state) : state];
	const title = browser.i18n.getMessage(titleKey) || "Expressly";
	await Promise.allSettled([
		browser.action.setBadgeText({ tabId, text }),
		browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
		browser.action.setTitle({ tabId, title }),
	]);
}
