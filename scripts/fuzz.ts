/**
 * @file Tries every parser and every door on spoilt input: `npm run fuzz`, or with another number of
 * cases a door, `npm run fuzz -- --cases 1000000`.
 */
import { spawnSync } from "node:child_process";
import { Command, InvalidArgumentError } from "commander";

const DEFAULT_CASES = 100_000;

function atLeastOne(text: string): number {
	const cases = Number(text);
	if (!Number.isInteger(cases) || cases < 1)
		throw new InvalidArgumentError("Give a whole number from 1 up.");
	return cases;
}

const { cases } = new Command("fuzz")
	.option("--cases <number>", "cases a door", atLeastOne, DEFAULT_CASES)
	.parse()
	.opts<{ cases: number }>();
console.log(`Trying ${cases} cases a door …`);
const { status } = spawnSync("npx", ["--no-install", "vitest", "run", "tests/fuzz"], {
	stdio: "inherit",
	shell: process.platform === "win32",
	env: { ...process.env, FUZZ_CASES: String(cases) },
});
process.exitCode = status ?? 1;
