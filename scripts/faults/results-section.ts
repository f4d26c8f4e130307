/** How one fault went. */
export interface FaultFigures {
	fault: string;
	/** From the fault to new readings on every tile, in milliseconds; null where none came in time. */
	recoveries: readonly (number | null)[];
}

interface FaultRun {
	figures: readonly FaultFigures[];
	people: number;
	machine: string;
	/** The system's load average over a minute before the run: other work inflates every figure. */
	loadBefore: number;
	date: string;
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

function section({ figures, people, machine, loadBefore, date }: FaultRun): string {
	const rows = figures.map(({ fault, recoveries }) => {
		const back = recoveries.filter((ms) => ms !== null).sort((a, b) => a - b);
		const p50 = back[Math.floor((back.length - 1) / 2)];
		return [fault, recoveries.length, back.length, seconds(p50), seconds(back.at(-1))];
	});
	const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
	const head = ["fault", "times", "recovered", "p50", "longest"];
	return `${HEADING}

Measured by \`npm run faults\` on ${date}, on a demo call of ${people}. Machine: ${machine}, which draws, encodes and
decodes the call as well; load average before the run: ${loadBefore.toFixed(1)}. From the fault, at a random moment, to
readings of new frames on every tile.

${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}
`;
}

const seconds = (ms: number | undefined) =>
	ms === undefined ? "–" : `${(ms / 1000).toFixed(1)} s`;
