import type { CalmFigures } from "./calm-figures.ts";
import { type HistoryFigures, historySection } from "./history.ts";
import type { CallFigures } from "./measure-call.ts";
import type { PartSize } from "./package-size.ts";

/** One run of the bench. */
export interface Results {
	machine: string;
	browser: string;
	date: string;
	commit: string;
	/** The system's load average over a minute before the run: other work inflates every figure. */
	loadBefore: number;
	calls: CallFigures[];
	calm: CalmFigures[];
	history: HistoryFigures;
	package: PartSize[];
}

/** Writes the results as the page RESULTS.md. */
export function resultsPage(results: Results): string {
	const { machine, browser, date, commit, loadBefore } = results;
	const total = (key: "bytes" | "zippedBytes") =>
		results.package.reduce((sum, part) => sum + part[key], 0);
	return `# Results

Measured by \`npm run bench\` on ${date}, commit ${commit}.
Machine: ${machine}. Browser: ${browser}. Load average before the run: ${loadBefore.toFixed(1)}.

## Call

The demo call, every participant a WebRTC stream of 640 x 360 that the same machine draws, encodes and decodes. Shares
are of one core, with the overlay on less with it off; age is from capture to paint.

${table(
	[
		"tiles",
		"read",
		"readings/s and tile",
		"age p50 / p95",
		"first label",
		"all processes",
		"page's main thread",
		"the call itself",
	],
	results.calls.map((call) => [
		String(call.tiles),
		String(call.read),
		call.readingsPerSecond.toFixed(1),
		`${call.ageP50Ms.toFixed(0)} / ${call.ageP95Ms.toFixed(0)} ms`,
		`${(call.firstLabelMs / 1000).toFixed(1)} s`,
		percent(call.cpuShare),
		percent(call.pageShare),
		percent(call.callShare),
	]),
)}

## Labels

Recorded readings of faces, played through tracking, smoothing and hysteresis. Calm: label changes in 60 seconds on a
still face with camera noise, of nine portraits as a call shows them, and of 32 faces from everywhere, many of them
between two expressions. Delay: from a real change of expression, right after a frame was taken, to the label; of people
who smile or stop smiling, and between unrelated faces. \`balanced\` is the default.

${calmTable(results.calm)}

${historySection(results.history)}
## Package

${table(
	["part", "MB", "MB zipped"],
	[
		...results.package.map(({ part, bytes, zippedBytes }) => [part, mb(bytes), mb(zippedBytes)]),
		["**all**", mb(total("bytes")), mb(total("zippedBytes"))],
	],
)}
`;
}

function calmTable(calm: readonly CalmFigures[]): string {
	return table(
		[
			"smoothing",
			"readings/s",
			"changes, portraits: most",
			"others: at most 1",
			"others: most",
			"delay of a smile p50 / p95",
			"between faces p50 / p95",
		],
		calm.map((one) => [
			one.smoothing,
			String(one.readingsPerSecond),
			String(one.portraitsMost),
			percent(one.othersCalmShare),
			String(one.othersMost),
			`${one.smileP50Ms} / ${one.smileP95Ms} ms`,
			`${one.turnP50Ms} / ${one.turnP95Ms} ms`,
		]),
	);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const mb = (bytes: number) => (bytes / 1e6).toFixed(2);

function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
