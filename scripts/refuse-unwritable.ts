import { closeSync, existsSync, openSync, rmSync } from "node:fs";
import path from "node:path";
import { asError } from "../src/shared/as-error.ts";

/**
 * Finds out before the work, which would be lost, that a file given as --out cannot be written. What it holds stays
 * until then, and none stays none.
 *
 * @throws Error in one sentence.
 */
export function refuseUnwritable(file: string): void {
	const folder = path.dirname(file);
	if (!existsSync(folder)) throw new Error(`--out: there is no folder ${folder}`);
	const isThere = existsSync(file);
	try {
		closeSync(openSync(file, "a"));
		if (!isThere) rmSync(file);
	} catch (error) {
		throw new Error(`--out: ${asError(error).message}`);
	}
}
