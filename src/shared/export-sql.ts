import type { ExportRecord } from "./export-record.ts";
import { EXPRESSIONS } from "./expressions.ts";

/** Rows of one INSERT: far below the smallest packet a server takes (1 MiB), yet quick to load. */
export const ROWS_PER_INSERT = 200;

/**
 * Makes the table. The comments that begin with an exclamation mark are statements to MySQL and MariaDB, and plain
 * comments to SQLite. `time` is in milliseconds.
 */
export const SQL_HEAD = `/*!40101 SET NAMES utf8mb4 */;
CREATE TABLE IF NOT EXISTS face_expressions (
  id INTEGER NOT NULL /*!40101 AUTO_INCREMENT */ PRIMARY KEY,
  path TEXT NOT NULL,
  x INTEGER,
  y INTEGER,
  width INTEGER,
  height INTEGER,
  state VARCHAR(16),
  class_name VARCHAR(16),
${EXPRESSIONS.map((name) => `  ${name} DOUBLE PRECISION,`).join("\n")}
  quality DOUBLE PRECISION,
  time BIGINT NOT NULL
) /*!40101 DEFAULT CHARACTER SET utf8mb4 */;
`;

const COLUMNS = [
	...["path", "x", "y", "width", "height", "state", "class_name"],
	...EXPRESSIONS,
	...["quality", "time"],
].join(", ");

/**
 * Writes records as statements that fill the table, whatever the server's SQL mode and the connection's character set,
 * so that a long file can be written in parts. Ids are given by the database, so that several files can be loaded into
 * one table.
 */
export function sqlInserts(records: readonly ExportRecord[]): string {
	const statements: string[] = [];
	for (let start = 0; start < records.length; start += ROWS_PER_INSERT) {
		const rows = records.slice(start, start + ROWS_PER_INSERT).map(rowOf);
		statements.push(`INSERT INTO face_expressions (${COLUMNS}) VALUES\n${rows.join(",\n")};\n`);
	}
	return statements.join("");
}

function rowOf({ file, atMs, box, label, probabilities, quality, state }: ExportRecord): string {
	const cells = [
		textLiteral(file),
		...[box?.x, box?.y, box?.width, box?.height].map(numberLiteral),
		state === null ? "NULL" : textLiteral(state),
		label === null ? "NULL" : textLiteral(label),
		...EXPRESSIONS.map((name) => numberLiteral(probabilities?.[name])),
		numberLiteral(quality),
		numberLiteral(atMs),
	];
	return `(${cells.join(", ")})`;
}

function numberLiteral(value: number | null | undefined): string {
	return value === null || value === undefined ? "NULL" : String(value);
}

/**
 * Plain where nothing in the text can mean anything to anyone; otherwise its UTF-8 bytes in
 * hexadecimal, which no quote, backslash, SQL mode or character set can touch. The cast makes them
 * text again: CHAR is a text type to all three.
 */
function textLiteral(text: string): string {
	if (/^[\w ./()+,=-]+$/.test(text)) return `'${text}'`;
	return `CAST(X'${utf8Hex(text)}' AS CHAR)`;
}

/** Lone halves of surrogate pairs, which have no UTF-8 bytes, become U+FFFD. */
function utf8Hex(text: string): string {
	const escaped = encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
	return escaped.replace(/%(..)|(.)/g, (_, byte: string | undefined, plain: string | undefined) =>
		(byte ?? plain?.charCodeAt(0).toString(16) ?? "").toUpperCase(),
	);
}
