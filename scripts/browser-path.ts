import { existsSync, readFileSync } from "node:fs";

/** Written by setup, which looks for a browser that suits. */
const NOTE = ".cache/browser-path";

/**
 * The program of the browser to use: `CHROME_PATH`, else the one that setup found.
 *
 * @throws Error that says how to get one.
 */
export function browserPath(): string {
	// An empty variable chooses nothing, as setup has it too.
	const chosen = process.env.CHROME_PATH || undefined;
	const file = chosen ?? (existsSync(NOTE) ? readFileSync(NOTE, "utf8").trim() : "");
	if (file !== "" && existsSync(file)) return file;
	throw new Error(
		chosen === undefined
			? "No browser has been found yet. Run: node scripts/setup.mjs"
			: `CHROME_PATH names ${chosen}, which does not exist.`,
	);
}
