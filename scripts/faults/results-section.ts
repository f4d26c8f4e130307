/** How one fault went. */
export interface FaultFigures {
	fault: string;
	/** From the fault to new readings on every tile, in milliseconds; null where none came in time. */
	recoveries: (number | null)[];
	/** What each cost of the history kept, in milliseconds. */
	lostMs: number[];
	/** What was left over afterwards, in words. */
	orphans: string[];
}

interface FaultRun {
	figures: readonly FaultFigures[];
	people: number;
	machine: string;
	/** The system's load average over a minute before the run: other work inflates every figure. */
	loadBefore: number;
	date: string;
	commit: string;
}

const HEADING = "## Faults";

/** Puts a run's figures into RESULTS.md, in the place of the run before. */
export function withFaultSection(results: string, run: FaultRun): string {
	const [before = "", after = ""] = results.split(new RegExp(`^${HEADING}\\n`, "m"));
	const next = after.search(/^## /m);
	const rest = next === -1 ? "" : `\n${after.slice(next)}`;
	return `${before.trimEnd()}\n\n${section(run)}${rest}`;
}

/** Takes the section over from the page as it was into one that was written anew. */
export function keepFaultSection(anew: string, before: string): string {
	const [, after] = before.split(new RegExp(`^${HEADING}\\n`, "m"));
	if (after === undefined) return anew;
	const [own = ""] = after.split(/^## /m);
	return `${anew.trimEnd()}\n\n${HEADING}\n${own.trimEnd()}\n`;
}

function section({ figures, people, machine, loadBefore, date, commit }: FaultRun): string {
	const rows = figures.map(({ fault, recoveries, lostMs, orphans }) => {
		const back = recoveries.filter((ms) => ms !== null).sort((a, b) => a - b);
		const at = (share: number) => seconds(back[Math.ceil(share * back.length) - 1]);
		const lost = lostMs.length === 0 ? undefined : Math.max(...lostMs);
		const counts = [recoveries.length, back.length];
		return [fault, ...counts, at(0.5), at(0.95), at(1), seconds(lost), orphans.length];
	});
	const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
	const head = [
		"fault",
		"times",
		"recovered",
		"p50",
		"p95",
		"longest",
		"history lost",
		"left over",
	];
	return `${HEADING}

Measured by \`npm run faults\` on ${date}, commit ${commit}, on a demo call of ${people} lively people, filmed before as
for the section *Call*. Machine: ${machine}; load average before the run: ${loadBefore.toFixed(1)}. From the fault, at a random moment, to
readings of new frames on every tile, by what has taken the place of what was harmed; of what lasts for a while, from
its end, and of the history's database, to more being kept; of a page that is loaded anew, from when it shows its videos
again. History lost: the most that one fault has cost of what was kept, beside the time without readings; what is missing
between two is the second's. Left over: documents, workers, ports or elements that there should not be.

${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}
`;
}

const seconds = (ms: number | undefined) =>
	ms === undefined ? "–" : `${(ms / 1000).toFixed(1)} s`;
