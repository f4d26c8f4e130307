import type { Words } from "../shared/words.ts";
import type { Refusal } from "./refusal.ts";

/** A refusal as a sentence that says what is wrong and what to do. */
export function sayRefusal({ key, values }: Refusal, { say }: Words): string {
	return say(`analyse_refused_${key}`, values);
}
