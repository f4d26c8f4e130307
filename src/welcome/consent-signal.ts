import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { CONSENT_KEY, type Consent } from "../shared/consent.ts";
import { readConsent } from "../ui/read-consent.ts";
import { saveSettings } from "../ui/settings-signal.ts";

/** What the user has agreed to; null before. */
export const consent = signal<Consent | null>(null);

/** Why the agreement could not be kept; null when it was. */
export const consentFailure = signal<string | null>(null);

export async function loadConsent(): Promise<void> {
	consent.value = await readConsent();
}

/** Keeps the user's agreement, and whose faces it is for. */
export async function giveConsent(who: Consent["who"], atMs: number): Promise<void> {
	const given: Consent = { atMs, who };
	try {
		await browser.storage.local.set({ [CONSENT_KEY]: given });
	} catch (error) {
		consentFailure.value = error instanceof Error ? error.message : String(error);
		return;
	}
	consentFailure.value = null;
	await saveSettings({ who });
	consent.value = given;
}
