/**
 * @file Tries every parser and every door on spoilt input: `npm run fuzz`, or with another number of
 * cases a door, `npm run fuzz -- --cases 1000000`.
 */
import { spawnSync } from "node:child_process";
import { Command } from "commander";
import { wholeNumber } from "./whole-number.ts";

const DEFAULT_CASES = 100_000;

const { cases } = new Command("npm run fuzz --")
	.description("Tries every parser and every door on spoilt input.")
	.option("--cases <number>", "cases a door", wholeNumber, DEFAULT_CASES)
	.parse()
	.opts<{ cases: number }>();
console.log(`Trying ${cases} cases a door …`);
const { status } = spawnSync("npx", ["--no-install", "vitest", "run", "tests/fuzz"], {
	stdio: "inherit",
	shell: process.platform === "win32",
	env: { ...process.env, FUZZ_CASES: String(cases) },
});
process.exitCode = status ?? 1;
