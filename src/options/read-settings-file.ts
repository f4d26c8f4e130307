import { type GivenSettings, parseGivenSettings } from "../shared/settings-schema.ts";

/** A file of settings is under a kilobyte; one this large is something else, and is not even read. */
const MOST_BYTES = 64 * 1024;

/**
 * Reads an exported file of settings.
 *
 * @returns null when the file is none at all; else what could be understood of it.
 */
export async function readSettingsFile(
	file: Pick<File, "size" | "text">,
): Promise<GivenSettings | null> {
	if (file.size > MOST_BYTES) return null;
	try {
		const read = parseGivenSettings(JSON.parse(await file.text()));
		return read.problems.some(({ field }) => field === null) ? null : read;
	} catch {
		return null;
	}
}
