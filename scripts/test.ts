/**
 * @file All checks, one after another: format and lint, types, dead code, unit tests, the build, and
 * the end-to-end tests in a real browser. Ends with `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";

/** One check. A check that runs tests counts them; any other counts as one. */
interface Check {
	name: string;
	command: string[];
	/** The report its tests leave, if it runs any. */
	report?: string;
}

/** What a check came to. */
interface Outcome {
	name: string;
	passed: number;
	failed: number;
	skipped: number;
	seconds: number;
}

const REPORTS = ".cache/reports";
const vitest = (config: string, report: string) => [
	"vitest",
	"run",
	"--config",
	config,
	"--reporter=default",
	"--reporter=json",
	`--outputFile.json=${report}`,
];
const unitReport = path.join(REPORTS, "unit.json");
const e2eReport = path.join(REPORTS, "e2e.json");

const CHECKS: Check[] = [
	{ name: "format and lint", command: ["biome", "ci"] },
	{ name: "types", command: ["tsc", "-b"] },
	{ name: "dead code", command: ["knip"] },
	{ name: "unit", command: vitest("vitest.config.ts", unitReport), report: unitReport },
	{ name: "build", command: ["vite", "build", "--logLevel", "error"] },
	{ name: "end to end", command: vitest("vitest.e2e.config.ts", e2eReport), report: e2eReport },
];

function run({ name, command, report }: Check): Outcome {
	console.log(`\n── ${name}`);
	if (report !== undefined) rmSync(report, { force: true });
	const startedMs = Date.now();
	const { status } = spawnSync("npx", ["--no-install", ...command], {
		stdio: "inherit",
		shell: process.platform === "win32",
	});
	const seconds = (Date.now() - startedMs) / 1000;
	const counted = report === undefined ? undefined : countTests(report);
	const { passed, failed, skipped } = counted ?? {
		passed: status === 0 ? 1 : 0,
		failed: 0,
		skipped: 0,
	};
	// A check that ends badly without a failed test has failed as a whole.
	return { name, passed, failed: status === 0 ? failed : Math.max(1, failed), skipped, seconds };
}

/** Reads vitest's report; undefined where it left none. */
function countTests(report: string): Omit<Outcome, "name" | "seconds"> | undefined {
	try {
		const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
			readFileSync(report, "utf8"),
		) as Record<"numPassedTests" | "numFailedTests" | "numPendingTests", number>;
		return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
	} catch {
		return undefined;
	}
}

function main(): void {
	new Command("npm test --")
		.description("Checks format, types and dead code, and runs all tests but the training's.")
		.parse();
	mkdirSync(REPORTS, { recursive: true });
	const outcomes = CHECKS.map(run);
	console.log("\n── summary");
	for (const { name, passed, failed, skipped, seconds } of outcomes) {
		const verdict = failed > 0 ? "FAILED" : "ok";
		const also = skipped > 0 ? `, ${skipped} skipped` : "";
		console.log(
			`${name.padEnd(16)} ${verdict.padEnd(7)} ${passed} passed, ${failed} failed${also} (${seconds.toFixed(0)} s)`,
		);
	}
	const total = (of: "passed" | "failed") =>
		outcomes.reduce((sum, outcome) => sum + outcome[of], 0);
	console.log(`${total("passed")} passed, ${total("failed")} failed`);
	process.exitCode = total("failed") > 0 ? 1 : 0;
}

main();
