import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { wholeNumber, wholeNumbers } from "../../../scripts/whole-number.ts";

test("a number on the command line is whole and above 0, or is refused", () => {
	expect(wholeNumber("25")).toBe(25);
	expect(wholeNumbers("1,4, 9")).toEqual([1, 4, 9]);
	for (const wrong of ["", "x", "0", "-3", "1.5", "1e3", "Infinity"])
		expect(() => wholeNumber(wrong)).toThrow("Give a whole number from 1 up.");
	expect(() => wholeNumbers("1,,4")).toThrow("Give a whole number from 1 up.");
});

test.each([
	["test", "--help", /Usage: npm test/],
	["package", "--help", /Usage: npm run package/],
	["new-platform", "--help", /Usage: npm run new:platform/],
	["faults", "--people=x", /Give a whole number/],
	["evaluate", "--limit=x", /Give a whole number/],
])("the command %s answers %s with words, and begins nothing", (script, argument, said) => {
	const { stdout, stderr } = spawnSync(
		process.execPath,
		["node_modules/tsx/dist/cli.mjs", `scripts/${script}.ts`, argument],
		{ encoding: "utf8", timeout: 60_000 },
	);
	expect(stdout + stderr).toMatch(said);
	expect((stdout + stderr).split("\n").length).toBeLessThan(15);
});
