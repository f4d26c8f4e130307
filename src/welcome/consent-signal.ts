import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { asError } from "../shared/as-error.ts";
import { CONSENT_KEY, type Consent } from "../shared/consent.ts";
import type { Policy } from "../shared/policy.ts";
import { readConsent } from "../ui/read-consent.ts";
import { saveFailure, saveSettings } from "../ui/settings-signal.ts";

/** What the user has agreed to; null before. */
export const consent = signal<Consent | null>(null);

/** Why the agreement could not be kept; null when it was. */
export const consentFailure = signal<string | null>(null);

/** Where storage cannot be read, nothing counts as agreed to; why is said once the user agrees. */
export async function loadConsent(): Promise<void> {
	consent.value = await readConsent().catch(() => null);
}

/** What stands of a choice where an organisation may let nobody but the user be read. */
export const choiceUnder = ({ onlyMe }: Policy, who: Consent["who"] | null) =>
	onlyMe && who === "everyone" ? "self" : who;

/** Keeps whose faces the user wants read, and the agreement to it: nothing is agreed to before both are kept. */
export async function giveConsent(who: Consent["who"], atMs: number): Promise<void> {
	const given: Consent = { atMs, who };
	await saveSettings({ who });
	consentFailure.value = saveFailure.value;
	if (saveFailure.value !== null) return;
	try {
		await browser.storage.local.set({ [CONSENT_KEY]: given });
	} catch (error) {
		consentFailure.value = asError(error).message;
		return;
	}
	consent.value = given;
}
