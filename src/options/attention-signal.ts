import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { asError } from "../shared/as-error.ts";
import {
	ATTENTION_CONSENT_KEY,
	type AttentionConsent,
	parseAttentionConsent,
} from "../shared/attention-consent.ts";
import { answerInTime } from "../ui/answer-in-time.ts";
import { saveFailure, saveSettings } from "../ui/settings-signal.ts";

/** Whether the user has agreed, on this machine, to have tiles listed. */
export const attentionConsent = signal<AttentionConsent | null>(null);

/** Where storage cannot be read, nothing was agreed to; why is said with the settings, which lie there too. */
export async function loadAttentionConsent(): Promise<void> {
	const asked: Promise<Record<string, unknown>> = browser.storage.local.get(ATTENTION_CONSENT_KEY);
	const stored = await answerInTime(asked).catch((): Record<string, unknown> => ({}));
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
