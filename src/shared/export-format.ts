import { csvFromRecords } from "./export-csv.ts";
import { jsonFromRecords } from "./export-json.ts";
import type { ExportRecord } from "./export-record.ts";
import { sqlFromRecords } from "./export-sql.ts";
import { txtFromRecords } from "./export-txt.ts";

/** Each format by its file ending: its media type and its writer. */
export const EXPORT_FORMATS = {
	csv: { type: "text/csv", write: csvFromRecords },
	json: { type: "application/json", write: jsonFromRecords },
	txt: { type: "text/plain", write: txtFromRecords },
	sql: { type: "application/sql", write: sqlFromRecords },
} as const satisfies Record<
	string,
	{ type: string; write: (records: readonly ExportRecord[]) => string }
>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** The format that a file name's ending asks for; undefined where none does. */
export function exportFormatOf(name: string): ExportFormat | undefined {
	const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
	return Object.hasOwn(EXPORT_FORMATS, ending) ? (ending as ExportFormat) : undefined;
}
