/** The media type of each format, by its file ending. */
export const EXPORT_FORMATS = {
	csv: "text/csv",
	json: "application/json",
	txt: "text/plain",
	sql: "application/sql",
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** The format that a file name's ending asks for; undefined where none does. */
export function exportFormatOf(name: string): ExportFormat | undefined {
	const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
	return Object.hasOwn(EXPORT_FORMATS, ending) ? (ending as ExportFormat) : undefined;
}
