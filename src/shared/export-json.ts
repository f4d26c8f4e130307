import type { ExportRecord } from "./export-record.ts";

/**
 * Writes records as a JSON array with one record a line, so that line tools can read it too; in parts of which none
 * is long, whatever the file is.
 */
export function* jsonParts(parts: Iterable<readonly ExportRecord[]>): Generator<string> {
	let before = "[\n";
	for (const records of parts) {
		if (records.length === 0) continue;
		yield before + records.map((record) => JSON.stringify(record)).join(",\n");
		before = ",\n";
	}
	yield before === ",\n" ? "\n]\n" : "[]\n";
}
