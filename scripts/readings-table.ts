import type { TileDiagnostics } from "../src/shared/diagnostics.ts";
import { EXPRESSIONS } from "../src/shared/expressions.ts";
import type { FaceReading } from "../src/shared/readings.ts";

const COLUMNS = ["participant", "plays", "looks", "probabilities", "readings/s"] as const;
/** The likeliest expressions that are shown, and the least that is worth a place. */
const SHOWN = { most: 3, least: 0.01 };

/**
 * Lays out what is read of each participant as a table of plain text.
 *
 * @param playing What each participant plays by name, where the page tells.
 */
export function readingsTable(
	tiles: readonly TileDiagnostics[],
	playing: ReadonlyMap<string, string | null>,
): string {
	const rows = tiles.map((tile) => [
		tile.name ?? "(no name)",
		playing.get(tile.name ?? "") ?? "",
		tile.skipped ?? (tile.latest.map(({ label }) => label).join(", ") || "no face"),
		tile.latest.map(likeliest).join("; "),
		tile.readingsPerSecond.toFixed(1),
	]);
	const table = [[...COLUMNS], ...rows];
	const widths = COLUMNS.map((_, column) =>
		Math.max(...table.map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: string[]) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join("  ")
			.trimEnd();
	return [
		line([...COLUMNS]),
		widths.map((width) => "-".repeat(width)).join("  "),
		...rows.map(line),
	].join("\n");
}

function likeliest({ probabilities }: FaceReading): string {
	return EXPRESSIONS.map((expression) => [expression, probabilities[expression]] as const)
		.filter(([, probability]) => probability >= SHOWN.least)
		.sort(([, a], [, b]) => b - a)
		.slice(0, SHOWN.most)
		.map(([expression, probability]) => `${expression} ${Math.round(probability * 100)} %`)
		.join(", ");
}
