import { asError } from "../shared/as-error.ts";
import type { WordValues } from "../shared/words.ts";

/** Why a file or a camera could not be used, as a sentence of the message catalogue. */
export class Refusal extends Error {
	override name = "Refusal";

	/**
	 * @param key The sentence's key in the message catalogue, without the `analyse_refused_` it starts with.
	 * @param values What fills its placeholders.
	 */
	constructor(
		readonly key: string,
		readonly values: WordValues = {},
	) {
		super(`analyse_refused_${key}`);
	}
}

/** Any error as a refusal: what is none becomes the sentence that shows its technical message. */
export function refusalFrom(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	return new Refusal("unexpected", { detail: asError(error).message });
}
