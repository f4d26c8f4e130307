import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExportRecord } from "../../src/shared/export-record.ts";
import { HOSTILE_RECORDS } from "../fixtures/export-records.ts";
import { wholeExport } from "../fixtures/whole-export.ts";

const SQL = wholeExport("sql", HOSTILE_RECORDS);
const READ =
	"SELECT id, HEX(path), x, y, width, height, state, class_name, happy, neutral, quality, time FROM face_expressions ORDER BY id";

/** What `READ` should bring back, in the words of a command-line client. */
function rowsOf(records: readonly ExportRecord[]): string[] {
	return records.map(({ file, box, state, label, probabilities, quality, atMs }, index) =>
		[
			index + 1,
			Buffer.from(file, "utf8").toString("hex").toUpperCase(),
			...[box?.x, box?.y, box?.width, box?.height, state, label],
			...[probabilities?.happy, probabilities?.neutral, quality, atMs],
		]
			.map((cell) => cell ?? "NULL")
			.join("\t"),
	);
}

/** The first of these programs that is installed. */
function installed(...files: string[]): string | undefined {
	return files.find((file) => existsSync(file));
}

const sqlite = installed("/usr/bin/sqlite3", "/usr/local/bin/sqlite3", "/opt/homebrew/bin/sqlite3");
const server = installed("/usr/sbin/mariadbd", "/usr/sbin/mysqld", "/usr/local/sbin/mariadbd");
const client = installed("/usr/bin/mariadb", "/usr/bin/mysql", "/usr/local/bin/mariadb");

describe.skipIf(!sqlite)(`SQLite${sqlite ? "" : " (skipped: sqlite3 is not installed)"}`, () => {
	const run = (file: string, input: string) =>
		execFileSync(sqlite ?? "", ["-batch", "-bail", "-tabs", "-nullvalue", "NULL", file], {
			input,
			encoding: "utf8",
		});

	test("the export loads unchanged and every record comes back, twice into one table", () => {
		const folder = mkdtempSync(path.join(tmpdir(), "expressly-sqlite-"));
		const file = path.join(folder, "faces.db");
		try {
			expect(run(file, SQL)).toBe("");
			expect(run(file, `${READ};`).trimEnd().split("\n")).toEqual(rowsOf(HOSTILE_RECORDS));
			expect(run(file, "SELECT DISTINCT typeof(path) FROM face_expressions;").trim()).toBe("text");
			run(file, SQL);
			expect(run(file, "SELECT COUNT(*) FROM face_expressions;").trim()).toBe(
				String(HOSTILE_RECORDS.length * 2),
			);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

describe.skipIf(!server || !client)(
	`MariaDB${server && client ? "" : " (skipped: mariadb-server is not installed)"}`,
	() => {
		let folder: string;
		let daemon: ChildProcess;

		/** Runs statements in `database`, which is made new, as a fresh client connection. */
		const run = (input: string, ...options: string[]) =>
			execFileSync(
				client ?? "",
				["--no-defaults", `--socket=${folder}/s`, "--user=root", "--batch", ...options],
				{ input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] },
			);

		beforeAll(async () => {
			folder = mkdtempSync(path.join(tmpdir(), "expressly-mariadb-"));
			const data = `--datadir=${folder}/data`;
			const asRoot = process.getuid?.() === 0 ? ["--user=root"] : [];
			execFileSync(
				"mariadb-install-db",
				["--no-defaults", data, "--auth-root-authentication-method=normal", ...asRoot],
				{ stdio: "ignore" },
			);
			daemon = spawn(
				server ?? "",
				["--no-defaults", data, `--socket=${folder}/s`, "--skip-networking", ...asRoot],
				{ stdio: "ignore" },
			);
			await answering();
		}, 120_000);

		/** Resolves once the server takes connections. */
		async function answering(): Promise<void> {
			for (let attempt = 0; attempt < 300; attempt++) {
				try {
					run("SELECT 1;");
					return;
				} catch {
					await sleep(200);
				}
			}
			throw new Error("mariadbd did not start within 60 seconds");
		}

		afterAll(async () => {
			const ended = new Promise((resolve) => daemon.once("exit", resolve));
			daemon.kill();
			await ended;
			rmSync(folder, { recursive: true });
		});

		test.each([
			["its own modes", "DEFAULT", "utf8mb4"],
			["no backslash escapes", "'NO_BACKSLASH_ESCAPES'", "utf8mb4"],
			["ANSI quotes and a Latin connection", "'ANSI,TRADITIONAL'", "latin1"],
			["Oracle's dialect and a Chinese connection", "'ORACLE'", "gbk"],
		])("the export loads unchanged with %s and every record comes back", (_, mode, charset) => {
			run(`SET GLOBAL sql_mode = ${mode}; CREATE OR REPLACE DATABASE faces;`);
			expect(run(SQL, `--default-character-set=${charset}`, "faces")).toBe("");
			const rows = run(`${READ};`, "--skip-column-names", "faces").trimEnd().split("\n");
			expect(rows).toEqual(rowsOf(HOSTILE_RECORDS));
		});
	},
);
