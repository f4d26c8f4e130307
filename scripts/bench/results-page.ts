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

/**
 * Writes the results as the page RESULTS.md, in the parts' order; parts never measured are left out.
 *
 * @param before The page as it was: a part whose figures are not kept keeps its section.
 */
export function resultsPage(
	parts: readonly BenchPart<unknown>[],
	results: Results,
	before = "",
): string {
	const sections = parts.flatMap((part) => {
		const result = results[part.name];
		if (result === undefined) return sectionIn(before, part.name);
		const [heading, ...rest] = part.section(result.figures).trim().split("\n");
		return [[heading, "", `*${runLine(result.run)}*`, ...rest].join("\n")];
	});
	return `# Results

Measured by \`npm run bench\`; a single part by \`npm run bench -- --only PART\`. All figures but
those of the faults are in RESULTS.json.

${sections.join("\n\n")}
`;
}

/** The section of a part, which is named like it, in a page; none if it is not there. */
function sectionIn(page: string, name: string): string[] {
	const [, ...sections] = page.split(/^(?=## )/m);
	return sections
		.filter((section) => section.split("\n", 1)[0]?.toLowerCase() === `## ${name}`)
		.map((section) => section.trim());
}

function runLine({ machine, browser, date, commit, loadBefore }: Run): string {
	return `${date}, commit ${commit}, ${machine}, ${browser}, load average before: ${loadBefore.toFixed(1)}.`;
}
