import type { ExportRecord } from "./export-record.ts";
import { EXPRESSIONS } from "./expressions.ts";

const COLUMNS = ["file", "atMs", "x", "y", "width", "height", "label", "state", "quality"];

/** A cell that starts so is a formula to Excel, LibreOffice or Google Sheets, whatever its quotes. */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Line ends as RFC 4180 has them. */
const LINE_END = "\r\n";

/** Without it Excel takes UTF-8 for the system's own old encoding: an umlaut becomes two other letters. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * What a file begins with: its header line and, only where a name needs it, the mark of its encoding, which
 * plainer readers take for a part of the first column's name.
 *
 * @param names All that will stand in the column `file`.
 */
export function csvHead(names: Iterable<string>): string {
	const mark = [...names].every(isAscii) ? "" : BYTE_ORDER_MARK;
	return mark + [...COLUMNS, ...EXPRESSIONS].join(",") + LINE_END;
}

const isAscii = (text: string) => /^[ -~]*$/.test(text);

/**
 * Writes records as lines of CSV (RFC 4180) in UTF-8, without the header line, so that a long file can be written in
 * parts; empty cells where there is no face.
 *
 * A name that a spreadsheet would run as a formula gets an apostrophe before it. NUL, which many
 * readers refuse, becomes U+FFFD.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvRows(records: readonly ExportRecord[]): string {
	let rows = "";
	for (const { file, atMs, box, label, state, quality, probabilities } of records) {
		const numbers = EXPRESSIONS.map((expression) => probabilities?.[expression] ?? "");
		const place = [box?.x ?? "", box?.y ?? "", box?.width ?? "", box?.height ?? ""];
		const words = [label ?? "", state ?? "", quality ?? ""];
		rows += [textCell(file), atMs, ...place, ...words, ...numbers].join(",") + LINE_END;
	}
	return rows;
}

function textCell(text: string): string {
	const harmless = (FORMULA_START.test(text) ? `'${text}` : text).replaceAll("\0", "\ufffd");
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
