import type { Words } from "../shared/words.ts";
import type { Refusal } from "./refusal.ts";

/** A refusal as a sentence that says what is wrong and what to do. */
export function sayRefusal({ key, values }: Refusal, { say }: Words): string {
	const { detail } = values;
	const whole = detail === undefined ? values : { ...values, detail: asSentence(String(detail)) };
	return say(`analyse_refused_${key}`, whole);
}

/** Some technical messages end in a full stop and some do not; what to do follows them. */
const asSentence = (detail: string): string => (/[.!?。]$/.test(detail) ? detail : `${detail}.`);
