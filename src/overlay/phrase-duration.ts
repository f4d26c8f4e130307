/** Under a minute, seconds are told in steps of this: a list that counts aloud draws the eye. */
const STEP_S = 5;

/**
 * Says how long something has lasted, roughly: "45 seconds", "2 minutes".
 *
 * @param language BCP 47.
 */
export function phraseDuration(durationMs: number, language: string): string {
	const seconds = Math.max(0, durationMs / 1000);
	const isLong = seconds >= 60;
	const amount = isLong ? Math.floor(seconds / 60) : Math.floor(seconds / STEP_S) * STEP_S;
	const unit = isLong ? "minute" : "second";
	return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
		amount,
	);
}
