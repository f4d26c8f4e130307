import { type ParsedSettings, parseSettings } from "../shared/settings-schema.ts";

/** A file of settings is under a kilobyte; one this large is something else, and is not even read. */
const MOST_BYTES = 64 * 1024;

/**
 * Reads an exported file of settings.
 *
 * @returns null when the file is no JSON at all; else what could be understood of it.
 */
export async function readSettingsFile(
	file: Pick<File, "size" | "text">,
): Promise<ParsedSettings | null> {
	if (file.size > MOST_BYTES) return null;
	try {
		return parseSettings(JSON.parse(await file.text()));
	} catch {
		return null;
	}
}
