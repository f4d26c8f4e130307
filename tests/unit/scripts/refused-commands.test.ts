import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "expressly-refused-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
	return spawnSync(process.execPath, args, {
		encoding: "utf8",
		timeout: 60_000,
		env: { ...process.env, ...env },
	});
}

const command = (script: string, ...args: string[]) =>
	run(["--import", "tsx", `scripts/${script}.ts`, ...args]);

test.each([
	["a folder that is not there", "none/points.csv", /^--out: there is no folder /],
	["a folder in a file's place", "", /^--out: EISDIR/],
])("face-points refuses %s before it looks at a face", (_, file, sentence) => {
	const out = path.join(folder, file);
	const { status, stderr } = command("face-points", "--data", folder, "--out", out);
	expect(stderr).toMatch(sentence);
	expect(status).toBe(1);
	expect(readdirSync(folder)).toEqual([]);
});

test.each([
	["evaluate", ["--data", "."]],
	["model-cards", []],
])("%s names the models there are where it knows none of that name", (script, args) => {
	const { status, stderr } = command(script, ...args, "--model", "nobody");
	expect(stderr).toBe("There is no model nobody: models/ has keen, swift.\n");
	expect(status).toBe(1);
});

test("reading stops without a word where whoever reads the results has gone", () => {
	const reader = `"${process.execPath}" --import tsx scripts/analyse.ts "${folder}"`;
	const { stderr } = spawnSync("sh", ["-c", `${reader} | true`], { encoding: "utf8" });
	expect(stderr).toBe("0 files, 0 readings of faces.\n");
});

test.each([
	["none", "does not exist"],
	["a.txt", "is not a program"],
	["echo", "is not a browser that tells its version; 148 or later is needed"],
])("setup takes no other browser than CHROME_PATH names: %s", (name, why) => {
	writeFileSync(path.join(folder, "a.txt"), "");
	symlinkSync("/bin/echo", path.join(folder, "echo"));
	const file = path.join(folder, name);
	const { status, stdout, stderr } = run(["scripts/setup.mjs"], { CHROME_PATH: file });
	expect(stderr).toBe(`setup: CHROME_PATH names ${file}, which ${why}.\n`);
	expect(stdout).toBe("");
	expect(status).toBe(1);
});
