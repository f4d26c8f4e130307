import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildIfStale } from "../../scripts/fresh-build.ts";
import { ffmpeg, hasFfmpeg, newFolder } from "./analyse-files.ts";

/** A picture of one pixel. */
const DOT = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
	"base64",
);

const folder = newFolder();

beforeAll(() => buildIfStale(() => {}));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
	["SIGINT", 130],
	["SIGTERM", 143],
] as const)(
	"a command that gets %s ends at once, and leaves nothing behind",
	async (signal, code) => {
		const [pictures, temporary] = ["pictures", "temporary"].map((name) => {
			const made = path.join(folder, `${name} ${signal}`);
			mkdirSync(made);
			return made;
		}) as [string, string];
		for (let number = 0; number < 200; number++)
			writeFileSync(path.join(pictures, `${number}.png`), DOT);
		const out = path.join(folder, `${signal}.json`);
		const command = spawn(
			"node",
			["--import", "tsx", "scripts/analyse.ts", pictures, "--out", out],
			{ env: { ...process.env, TMPDIR: temporary } },
		);
		const ended = once(command, "exit");
		let said = "";
		command.stderr.setEncoding("utf8").on("data", (text: string) => {
			said += text;
			if (text.includes(" % ")) command.kill(signal);
		});
		expect(await ended).toEqual([code, null]);
		expect(said).toMatch(/Interrupted\.\n$/);
		expect(readdirSync(folder)).not.toContain(path.basename(out));
		expect(readdirSync(temporary).filter((name) => name.startsWith("expressly-"))).toEqual([]);
	},
);

test.skipIf(!hasFfmpeg)(
	"a command that is interrupted writes what it has read (needs ffmpeg)",
	async () => {
		const picture = path.join(folder, "dot.png");
		writeFileSync(picture, DOT);
		const gray = "color=gray:size=320x240:rate=5:duration=600";
		const film = ffmpeg(folder, "film.webm", "-f", "lavfi", "-i", gray, "-c:v", "libvpx");
		const out = path.join(folder, "read.json");
		const args = ["scripts/analyse.ts", picture, film, "--out", out];
		const command = spawn("node", ["--import", "tsx", ...args]);
		const ended = once(command, "exit");
		let said = "";
		command.stderr.setEncoding("utf8").on("data", (text: string) => {
			said += text;
			if (text.includes("1 of 2")) command.kill("SIGINT");
		});
		expect(await ended).toEqual([130, null]);
		expect(said).toMatch(/Interrupted\.\n1 of 2 files, 0 readings of faces, in .*read\.json\.\n$/);
		const read = JSON.parse(readFileSync(out, "utf8"));
		expect(read).toMatchObject([{ file: picture, box: null }]);
	},
);
