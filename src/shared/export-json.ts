import type { ExportRecord } from "./export-record.ts";

/** Writes records as a JSON array with one record a line, so that line tools can read it too. */
export function jsonFromRecords(records: readonly ExportRecord[]): string {
	if (records.length === 0) return "[]\n";
	return `[\n${records.map((record) => JSON.stringify(record)).join(",\n")}\n]\n`;
}
