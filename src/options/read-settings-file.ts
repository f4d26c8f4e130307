import { type GivenSettings, parseGivenSettings } from "../shared/settings-schema.ts";

/** A file of settings is under a kilobyte; one this large is something else, and is not even read. */
const MOST_BYTES = 64 * 1024;

/**
 * Reads an exported file of settings.
 *
 * @returns null when the file is none at all, nor has one setting that is known here; else what could be understood of it.
 */
export async function readSettingsFile(
	file: Pick<File, "size" | "text">,
): Promise<GivenSettings | null> {
	if (file.size > MOST_BYTES) return null;
	try {
		const read = parseGivenSettings(JSON.parse(await file.text()));
		const isKnown = read.problems.some(({ kind, field }) => kind === "invalid" && field !== null);
		return isKnown || Object.keys(read.given).length > 0 ? read : null;
	} catch {
		return null;
	}
}
