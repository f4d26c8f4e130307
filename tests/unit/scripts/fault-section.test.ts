import { expect, test } from "vitest";
import { keepFaultSection, withFaultSection } from "../../../scripts/faults/results-section.ts";

const run = {
	figures: [
		{
			fault: "worker killed",
			recoveries: [2100, null, 900, 1500],
			lostMs: [0, 1400],
			orphans: ["2 ports"],
		},
		{ fault: "tab reloaded", recoveries: [], lostMs: [], orphans: [] },
	],
	people: 4,
	machine: "m",
	loadBefore: 1.25,
	date: "2026-01-01",
	commit: "0123abc",
};
const PAGE = "# Results\n\n## Call\n\ntext\n\n## Package\n\nmore\n";

test("the figures get a section of their own, with what did not recover counted as such", () => {
	const page = withFaultSection(PAGE, run);
	expect(page.startsWith(PAGE.trimEnd())).toBe(true);
	expect(page).toContain("load average before the run: 1.3");
	expect(page).toContain("| worker killed | 4 | 3 | 1.5 s | 2.1 s | 2.1 s | 1.4 s | 1 |");
	expect(page).toContain("| tab reloaded | 0 | 0 | – | – | – | – | 0 |");
});

test("a later run takes the place of the one before, and leaves the rest as it was", () => {
	const once = withFaultSection(PAGE, { ...run, people: 9 });
	expect(withFaultSection(once, run)).toBe(withFaultSection(PAGE, run));
	const between = once.concat("\n## Later\n\nend\n");
	const page = withFaultSection(between, run);
	expect(page).toContain("demo call of 4");
	expect(page).not.toContain("demo call of 9");
	expect(page.endsWith("## Later\n\nend\n")).toBe(true);
});

test("the bench, which writes its page anew, keeps the section", () => {
	const before = withFaultSection(PAGE, run);
	expect(keepFaultSection(PAGE, before)).toBe(before);
	expect(keepFaultSection(PAGE, PAGE)).toBe(PAGE);
});
