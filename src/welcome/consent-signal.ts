import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { CONSENT_KEY, type Consent, parseConsent } from "../shared/consent.ts";
import { saveSettings } from "../ui/settings-signal.ts";

/** What the user has agreed to; null before. */
export const consent = signal<Consent | null>(null);

export async function loadConsent(): Promise<void> {
	const stored = await browser.storage.local.get(CONSENT_KEY);
	consent.value = parseConsent(stored[CONSENT_KEY]);
}

/** Keeps the user's agreement, and whose faces it is for. */
export async function giveConsent(who: Consent["who"], atMs: number): Promise<void> {
	const given: Consent = { atMs, who };
	await browser.storage.local.set({ [CONSENT_KEY]: given });
	await saveSettings({ who });
	consent.value = given;
}
