import { finite, number, object, pipe, safeParse } from "valibot";

/**
 * That the user has read what the attention list is and is not, in `storage.local` under
 * `ATTENTION_CONSENT_KEY`: on this machine only. Without it the list stays off, whatever the settings say.
 */
export interface AttentionConsent {
	/** When, in milliseconds since the Unix epoch. */
	atMs: number;
}

export const ATTENTION_CONSENT_KEY = "attention-consent";

const ATTENTION_CONSENT = object({ atMs: pipe(number(), finite()) });

/** Reads a stored consent; null where there is none, or none that can be relied on. */
export function parseAttentionConsent(stored: unknown): AttentionConsent | null {
	const parsed = safeParse(ATTENTION_CONSENT, stored);
	return parsed.success ? parsed.output : null;
}
