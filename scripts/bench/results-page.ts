import type { BenchPart } from "./bench-part.ts";

/** When and where one part was measured. */
export interface Run {
	machine: string;
	browser: string;
	date: string;
	commit: string;
	/** The system's load average over a minute before it: other work inflates every figure. */
	loadBefore: number;
}

/** What is kept of all parts, each as it was measured last. */
export type Results = Record<string, { run: Run; figures: unknown }>;

/** Writes the results as the page RESULTS.md, in the parts' order; parts never measured are left out. */
export function resultsPage(parts: readonly BenchPart<unknown>[], results: Results): string {
	const sections = parts.flatMap((part) => {
		const result = results[part.name];
		if (result === undefined) return [];
		const [heading, ...rest] = part.section(result.figures).trim().split("\n");
		return [[heading, "", `*${runLine(result.run)}*`, ...rest].join("\n")];
	});
	return `# Results

Measured by \`npm run bench\`; a single part by \`npm run bench -- --only PART\`. All figures are in RESULTS.json.

${sections.join("\n\n")}
`;
}

function runLine({ machine, browser, date, commit, loadBefore }: Run): string {
	return `${date}, commit ${commit}, ${machine}, ${browser}, load average before: ${loadBefore.toFixed(1)}.`;
}
