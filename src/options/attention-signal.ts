import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { asError } from "../shared/as-error.ts";
import {
	ATTENTION_CONSENT_KEY,
	type AttentionConsent,
	parseAttentionConsent,
} from "../shared/attention-consent.ts";
import { saveFailure, saveSettings } from "../ui/settings-signal.ts";

/** Whether the user has agreed, on this machine, to have tiles listed. */
export const attentionConsent = signal<AttentionConsent | null>(null);

/** Where storage cannot be read, nothing was agreed to; why is said with the settings, which lie there too. */
export async function loadAttentionConsent(): Promise<void> {
	const area = browser.storage.local;
	const stored: Record<string, unknown> = await area.get(ATTENTION_CONSENT_KEY).catch(() => ({}));
	attentionConsent.value = parseAttentionConsent(stored[ATTENTION_CONSENT_KEY]);
}

/** Keeps the user's agreement, and switches the list on; where it cannot be kept the list stays off. */
export async function agreeToAttention(atMs: number): Promise<void> {
	const given: AttentionConsent = { atMs };
	try {
		await browser.storage.local.set({ [ATTENTION_CONSENT_KEY]: given });
	} catch (error) {
		saveFailure.value = asError(error).message;
		return;
	}
	attentionConsent.value = given;
	await saveSettings({ attention: true });
}
