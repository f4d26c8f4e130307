import browser from "webextension-polyfill";
import { CONSENT_KEY, type Consent, parseConsent } from "../shared/consent.ts";
import { answerInTime } from "./answer-in-time.ts";

/** What the user has agreed to on the welcome page; null before. */
export async function readConsent(): Promise<Consent | null> {
	const stored = await answerInTime(browser.storage.local.get(CONSENT_KEY));
	return parseConsent(stored[CONSENT_KEY]);
}
