import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { CONSENT_KEY, type Consent } from "../shared/consent.ts";
import { readConsent } from "../ui/read-consent.ts";
import { saveSettings } from "../ui/settings-signal.ts";

/** What the user has agreed to; null before. */
export const consent = signal<Consent | null>(null);

export async function loadConsent(): Promise<void> {
	consent.value = await readConsent();
}

/** Keeps the user's agreement, and whose faces it is for. */
export async function giveConsent(who: Consent["who"], atMs: number): Promise<void> {
	const given: Consent = { atMs, who };
	await browser.storage.local.set({ [CONSENT_KEY]: given });
	await saveSettings({ who });
	consent.value = given;
}
