/**
 * @file The training's own tests, in a Python that has PyTorch. Ends with `N passed, N failed`.
 *
 *     npm run test:training
 */
import { spawnSync } from "node:child_process";
import { Command } from "commander";

const CANDIDATES = [process.env.PYTHON, "python3", "/usr/bin/python3", "python"];
const NEEDS = "import torch, numpy, PIL";
const TESTS = ["-m", "unittest", "discover", "-s", "training/tests", "-t", "."];

/** Runs the tests, shows what they print, and returns how many passed and failed. */
function runTests(python: string): { passed: number; failed: number } {
	const { status, stderr } = spawnSync(python, TESTS, {
		encoding: "utf8",
		stdio: ["inherit", "inherit", "pipe"],
	});
	process.stderr.write(stderr);
	const numberIn = (pattern: RegExp) => Number(pattern.exec(stderr)?.[1] ?? 0);
	const ran = numberIn(/^Ran (\d+)/m);
	const broken = numberIn(/^FAILED .*failures=(\d+)/m) + numberIn(/^FAILED .*errors=(\d+)/m);
	// A run that broke off has failed, whatever it had counted.
	const failed = status === 0 ? broken : Math.max(1, broken);
	return { passed: Math.max(0, ran - broken), failed };
}

new Command("npm run test:training --")
	.description("Runs the training's own tests, in a Python that has PyTorch.")
	.parse();
const python = CANDIDATES.find(
	(name) => name !== undefined && spawnSync(name, ["-c", NEEDS]).status === 0,
);
if (python === undefined) {
	console.error(
		"No Python with PyTorch, numpy and Pillow was found. On Debian: apt install python3-torch python3-pil; " +
			"elsewhere: pip install torch numpy pillow. PYTHON names another interpreter.",
	);
	process.exitCode = 1;
} else {
	const { passed, failed } = runTests(python);
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0) process.exitCode = 1;
}
