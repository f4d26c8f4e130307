import { type BenchPart, markdownTable, percent } from "./bench-part.ts";
import { type CalmFigures, calmFigures } from "./calm-figures.ts";

/** How calm labels are, and how soon they follow. */
export const labelsPart: BenchPart<CalmFigures[]> = {
	name: "labels",
	measure: async () => calmFigures(),
	section: (figures) => `## Labels

Recorded readings of faces, played through tracking, smoothing and hysteresis. Calm: label changes in 60 seconds on a
still face with camera noise, of nine portraits as a call shows them, and of 32 faces from everywhere, many of them
between two expressions. Delay: from a real change of expression, right after a frame was taken, to the label; of people
who smile or stop smiling, and between unrelated faces. \`balanced\` is the default.

${markdownTable(
	[
		"smoothing",
		"readings/s",
		"changes, portraits: most",
		"others: at most 1",
		"others: most",
		"delay of a smile p50 / p95",
		"between faces p50 / p95",
	],
	figures.map((one) => [
		one.smoothing,
		String(one.readingsPerSecond),
		String(one.portraitsMost),
		percent(one.othersCalmShare),
		String(one.othersMost),
		`${one.smileP50Ms} / ${one.smileP95Ms} ms`,
		`${one.turnP50Ms} / ${one.turnP95Ms} ms`,
	]),
)}
`,
};
