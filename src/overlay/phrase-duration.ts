/** Under a minute, seconds are told in steps of this: a list that counts aloud draws the eye. */
const STEP_S = 5;

/**
 * Says how long something has lasted, roughly: "45 seconds", "2 minutes".
 *
 * @param language BCP 47.
 */
export function phraseDuration(durationMs: number, language: string): string {
	const seconds = Math.max(0, durationMs / 1000);
	return seconds >= 60
		? phrase(Math.floor(seconds / 60), "minute", language)
		: phrase(Math.floor(seconds / STEP_S) * STEP_S, "second", language);
}

/**
 * Says a length that was set, exactly: "90 seconds", "2 minutes".
 *
 * @param seconds Whole.
 * @param language BCP 47.
 */
export function phraseSpan(seconds: number, language: string): string {
	const isWhole = seconds > 0 && seconds % 60 === 0;
	return isWhole ? phrase(seconds / 60, "minute", language) : phrase(seconds, "second", language);
}

function phrase(amount: number, unit: "minute" | "second", language: string): string {
	return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
		amount,
	);
}
