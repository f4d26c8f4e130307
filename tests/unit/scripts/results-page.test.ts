import { expect, test } from "vitest";
import type { BenchPart } from "../../../scripts/bench/bench-part.ts";
import { resultsPage } from "../../../scripts/bench/results-page.ts";

const run = {
	machine: "2 x a core, 8 GB",
	browser: "Chrome/150",
	date: "2026-01-02",
	commit: "abc1234",
	loadBefore: 0.25,
};
const part = (name: string): BenchPart<unknown> => ({
	name,
	measure: async () => null,
	section: (figures) => `## ${name}\n\nIt is ${figures}.\n`,
});

test("each part says when and where it was measured, in the parts' order", () => {
	const results = { two: { run, figures: 2 }, one: { run: { ...run, commit: "def" }, figures: 1 } };
	const page = resultsPage([part("one"), part("two")], results);
	expect(page).toMatch(/^# Results\n/);
	const [, one, two] = page.split(/^## /m);
	expect(one).toMatch(/^one\n\n\*2026-01-02, commit def, .*before: 0\.3\.\*\n\nIt is 1\.\n/);
	expect(two).toMatch(/^two\n\n\*.*commit abc1234.*\*\n\nIt is 2\.\n$/);
});

test("a part that was never measured is left out", () => {
	expect(resultsPage([part("one")], {})).not.toContain("## one");
});

test("a part whose figures are not kept keeps its section, the others are written anew", () => {
	const before =
		"# Results\n\n## One\n\nIt was 1.\n\n## Two\n\nIt was 2.\n\n## Other\n\nNo part.\n";
	const page = resultsPage([part("one"), part("two")], { two: { run, figures: 3 } }, before);
	const [, one, two, ...rest] = page.split(/^## /m);
	expect(one).toBe("One\n\nIt was 1.\n\n");
	expect(two).toMatch(/It is 3\.\n$/);
	expect(rest).toEqual([]);
});
