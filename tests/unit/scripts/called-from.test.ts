import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserPath } from "../../../scripts/browser-path.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "expressly-called-"));
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

test.each([
	["evaluate", []],
	["face-points", ["--out", "points.csv"]],
])("%s looks for its data from where it was called, as npm tells", (script, more) => {
	const { stderr } = spawnSync(
		process.execPath,
		["node_modules/tsx/dist/cli.mjs", `scripts/${script}.ts`, "--data", "fer", ...more],
		{ encoding: "utf8", timeout: 60_000, env: { ...process.env, INIT_CWD: folder } },
	);
	expect(stderr).toContain(`${path.join(folder, "fer", "labels.csv")} is missing`);
});

test("a CHROME_PATH that is empty chooses no browser", () => {
	vi.stubEnv("CHROME_PATH", "");
	const found = () => {
		try {
			return browserPath();
		} catch (error) {
			return String(error);
		}
	};
	expect(found()).not.toContain("CHROME_PATH");
	vi.stubEnv("CHROME_PATH", path.join(folder, "none"));
	expect(found()).toContain("CHROME_PATH names");
});
