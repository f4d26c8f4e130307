import { csvHead, csvRows } from "./export-csv.ts";
import type { ExportFormat } from "./export-format.ts";
import { jsonParts } from "./export-json.ts";
import type { ExportRecord } from "./export-record.ts";
import { ROWS_PER_INSERT, SQL_HEAD, sqlInserts } from "./export-sql.ts";
import { txtFromRecords } from "./export-txt.ts";

/**
 * Writes records as parts of a file, one after the other: whole, it can be longer than a text may be, and take
 * longer than a page may stand still.
 *
 * @param names All that the records have for a file.
 * @param records In parts as well, which may be made only when it is their turn.
 */
export function* exportParts(
	format: ExportFormat,
	names: Iterable<string>,
	records: Iterable<readonly ExportRecord[]>,
): Generator<string> {
	if (format === "json") return yield* jsonParts(records);
	const { head, rows } = LINES[format];
	yield head(names);
	for (const part of records) yield rows(part);
}

/** The formats whose parts only have to follow one another. */
const LINES = {
	csv: { head: csvHead, rows: csvRows },
	txt: { head: () => "", rows: txtFromRecords },
	sql: { head: () => SQL_HEAD, rows: sqlInserts },
} as const satisfies Record<
	Exclude<ExportFormat, "json">,
	{
		head: (names: Iterable<string>) => string;
		rows: (records: readonly ExportRecord[]) => string;
	}
>;

/** So many records make a part: as many as one SQL statement takes, so that the parts do not show in the file. */
export const PART_RECORDS: number = ROWS_PER_INSERT;

/** Gathers records, as they are made, into parts. */
export function* partsOf(records: Iterable<ExportRecord>): Generator<ExportRecord[]> {
	let part: ExportRecord[] = [];
	for (const record of records) {
		part.push(record);
		if (part.length < PART_RECORDS) continue;
		yield part;
		part = [];
	}
	if (part.length > 0) yield part;
}
