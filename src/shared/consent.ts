import { finite, number, object, picklist, pipe, safeParse } from "valibot";
import type { Settings } from "./settings.ts";

/** What the user agreed to on the welcome page, in `storage.local` under `CONSENT_KEY`: on this machine only. */
export interface Consent {
	/** When, in milliseconds since the Unix epoch. */
	atMs: number;
	/** What was chosen then; the settings say what holds now. */
	who: Extract<Settings["who"], "everyone" | "self">;
}

export const CONSENT_KEY = "consent";

const CONSENT = object({ atMs: pipe(number(), finite()), who: picklist(["everyone", "self"]) });

/** Reads a stored consent; null where there is none, or none that can be relied on. */
export function parseConsent(stored: unknown): Consent | null {
	const parsed = safeParse(CONSENT, stored);
	return parsed.success ? parsed.output : null;
}
