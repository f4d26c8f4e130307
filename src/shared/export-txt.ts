import type { ExportRecord } from "./export-record.ts";
import { EXPRESSIONS } from "./expressions.ts";

/**
 * Writes records as text, one readable line per face: file, time where there is one, box, label, the
 * most probable expression with its probability, state and quality.
 */
export function txtFromRecords(records: readonly ExportRecord[]): string {
	return records.map((record) => `${lineOf(record)}\n`).join("");
}

function lineOf({ file, atMs, box, label, probabilities, state, quality }: ExportRecord): string {
	const name = visible(file);
	const time = atMs > 0 ? ` at ${(atMs / 1000).toFixed(2)} s` : "";
	if (!box || !probabilities) return `${name}${time}: no face found`;
	const place = `x ${box.x}, y ${box.y}, width ${box.width}, height ${box.height}`;
	const rows = EXPRESSIONS.map((key) => ({ key, probability: probabilities[key] }));
	const top = rows.reduce((best, row) => (row.probability > best.probability ? row : best));
	const chance = `${top.key} ${Math.round(top.probability * 100)} %`;
	const reading = label === top.key ? chance : `${label} (most probable: ${chance})`;
	return `${name}${time}: ${place}: ${reading}, ${state}, quality ${quality}`;
}

/** Control characters and line separators, which would break the line, written as escapes. */
function visible(text: string): string {
	return text.replace(
		/[\p{Cc}\u2028\u2029]/gu,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
