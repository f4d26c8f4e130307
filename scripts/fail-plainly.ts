import { asError } from "../src/shared/as-error.ts";

/** Lets a command fail with one sentence: where in the code it failed helps nobody who runs it. */
export function failPlainly(error: unknown): void {
	console.error(asError(error).message);
	process.exitCode = 1;
}
