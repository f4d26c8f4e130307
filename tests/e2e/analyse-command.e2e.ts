import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ExportRecord } from "../../src/shared/export-record.ts";
import { EXPRESSIONS } from "../../src/shared/expressions.ts";
import {
	cutShort,
	ffmpeg,
	fileWith,
	gridOf,
	hasFfmpeg,
	newFolder,
	portraits,
	turnedByExif,
	videoOf,
	whyNot,
} from "./analyse-files.ts";

/** VP8 as fast as it can be made. */
const VP8 = ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M"];

function analyse(...args: string[]): SpawnSyncReturns<string> {
	return spawnSync("node", ["--import", "tsx", "scripts/analyse.ts", ...args], {
		encoding: "utf8",
	});
}

test("a browser that is not there is no fault of the files", () => {
	vi.stubEnv("CHROME_PATH", "/no/such/browser");
	const { status, stdout, stderr } = analyse("icons");
	vi.unstubAllEnvs();
	expect(stderr).toBe("CHROME_PATH names /no/such/browser, which does not exist.\n");
	expect(stdout).toBe("");
	expect(status).toBe(1);
});

test.each([
	["no file at all", [], /missing required argument/],
	["an ending that no format has", ["a.jpg", "--out", "a.xml"], /--out has to end in one of csv/],
	[
		"a file that cannot be written",
		["a.jpg", "--out", "/dev/null/a.csv"],
		/--out: .*not a directory/,
	],
	["a folder that is not there", ["a.jpg", "--out", "/no/such/a.csv"], /no folder \/no\/such/],
	["an option nobody knows", ["a.jpg", "--fast"], /unknown option/],
])("%s is refused before anything is read", (_, args, sentence) => {
	const { status, stdout, stderr } = analyse(...args);
	expect(status).toBe(1);
	expect(stdout).toBe("");
	expect(stderr).toMatch(sentence);
});

test("through npm the standard output is JSON alone, and paths count from where it was called", () => {
	const folder = newFolder();
	mkdirSync(path.join(folder, "empty"));
	const npm = ["--prefix", process.cwd(), "run", "--silent", "analyse", "--"];
	const { INIT_CWD: _, ...env } = process.env;
	const run = spawnSync("npm", [...npm, "empty", "none.jpg", "--out", "out.json"], {
		cwd: folder,
		env,
		encoding: "utf8",
	});
	expect(run.stderr).toContain("failed: none.jpg: There is no such file or folder.");
	expect(run.stderr).not.toContain("failed: empty");
	expect(JSON.parse(readFileSync(path.join(folder, "out.json"), "utf8"))).toEqual([]);
	const printed = spawnSync("npm", [...npm, "empty"], { cwd: folder, env, encoding: "utf8" });
	expect(JSON.parse(printed.stdout)).toEqual([]);
	rmSync(folder, { recursive: true });
});

test("a path that is not there is named, and the exit code says so", () => {
	const { status, stdout, stderr } = analyse("no-such-file.jpg");
	expect(status).toBe(1);
	expect(JSON.parse(stdout)).toEqual([]);
	expect(stderr).toContain("failed: no-such-file.jpg: There is no such file or folder.");
});

describe.skipIf(portraits.length === 0 || !hasFfmpeg)(`the command on files${whyNot}`, () => {
	const [happy = "", neutral = ""] = portraits;
	let folder: string;
	let records: ExportRecord[];
	let run: SpawnSyncReturns<string>;
	const of = (name: string) => records.filter(({ file }) => file === path.join(folder, name));

	beforeAll(() => {
		folder = newFolder();
		const sub = path.join(folder, "sub folder's");
		mkdirSync(sub);
		ffmpeg(folder, "group.jpg", ...gridOf(portraits.slice(0, 6), 3, 160));
		ffmpeg(folder, "small.png", ...gridOf(portraits.slice(0, 6), 6, 80));
		ffmpeg(folder, "nobody.webp", "-f", "lavfi", "-i", "color=gray:size=320x240", "-frames:v", "1");
		ffmpeg(
			folder,
			"one.png",
			"-f",
			"lavfi",
			"-i",
			"color=gray:size=2x2,format=rgb24,crop=1:1",
			"-frames:v",
			"1",
		);
		ffmpeg(folder, "strip.png", "-f", "lavfi", "-i", "color=gray:size=30000x120", "-frames:v", "1");
		ffmpeg(
			folder,
			"moving.gif",
			"-loop",
			"1",
			"-t",
			"1",
			"-r",
			"5",
			"-i",
			happy,
			"-vf",
			"scale=300:-1",
		);
		ffmpeg(folder, "big.jpg", "-i", happy, "-vf", "pad=iw*2:ih*1.5,scale=8000:-2");
		turnedByExif(
			folder,
			"sideways.jpg",
			ffmpeg(folder, "lying.jpg", "-i", happy, "-vf", "transpose=2"),
		);
		cutShort(folder, "short.jpg", happy, 12_000);
		fileWith(folder, "text.jpg", "This is no picture.");
		fileWith(folder, "drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>');
		fileWith(folder, "notes.md", "Left out.");
		ffmpeg(sub, "film.mp4", ...videoOf([happy, neutral]));
		ffmpeg(sub, "film.webm", ...videoOf([happy]), ...VP8);
		const still = ["-loop", "1", "-t", "4", "-i", happy];
		const square = "scale=480:480,setsar=1,format=yuv420p";
		ffmpeg(sub, "slow.webm", ...still, "-vf", `${square},fps=1/2`, ...VP8);
		// One picture to decode all others from, so that what is cut away has to stay in the file.
		const hidden = `${square},fps=25,drawbox=color=gray:t=fill:enable='lt(t,2)'`;
		const long = ffmpeg(
			sub,
			"hidden.mp4",
			...still,
			"-vf",
			hidden,
			...["-g", "999", "-sc_threshold", "0"],
		);
		ffmpeg(sub, "trimmed.mp4", "-ss", "3", "-i", long, "-c", "copy");
		// No index, as where a recording was broken off, and parts that begin with no picture of their own.
		const talk = [...still, "-vf", `${square},fps=25`, ...VP8, "-g", "999"];
		ffmpeg(sub, "live.webm", ...talk, "-live", "1", "-cluster_time_limit", "1000");
		const copied = ["-i", path.join(sub, "film.mp4"), "-c", "copy"];
		ffmpeg(sub, "late.mp4", ...copied, "-output_ts_offset", "5");
		ffmpeg(sub, "stream.ts", ...copied);
		ffmpeg(sub, "camcorder.mts", ...copied, "-f", "mpegts", "-mpegts_m2ts_mode", "1");
		ffmpeg(sub, "camera.mov", "-i", path.join(sub, "film.mp4"), "-c:v", "mjpeg");
		ffmpeg(sub, "sound.mp4", "-f", "lavfi", "-i", "sine=duration=1");
		const out = path.join(folder, "out.json");
		run = analyse(folder, "--out", out);
		records = JSON.parse(readFileSync(out, "utf8")) as ExportRecord[];
	}, 300_000);

	afterAll(() => rmSync(folder, { recursive: true }));

	test("one record per face has the keys, ranges and units that others read", () => {
		for (const record of records) {
			expect(Object.keys(record)).toEqual([
				...["file", "atMs", "box", "label", "probabilities", "quality", "state"],
			]);
			if (record.box === null) continue;
			expect(Object.keys(record.probabilities ?? {})).toEqual([...EXPRESSIONS]);
			const sum = Object.values(record.probabilities ?? {}).reduce((a, b) => a + b, 0);
			expect(sum).toBeCloseTo(1, 2);
			expect([...EXPRESSIONS, "uncertain"]).toContain(record.label);
			expect(["Okay", "Not okay"]).toContain(record.state);
			expect(record.quality).toBeGreaterThanOrEqual(0);
			expect(record.quality).toBeLessThanOrEqual(1);
		}
	});

	test("every face of a group photograph is found", () => {
		expect(of("group.jpg")).toHaveLength(6);
	});

	test("faces from 24 pixels are found", () => {
		expect(of("small.png")).toHaveLength(6);
		for (const { box } of of("small.png")) expect(box?.width).toBeLessThan(40);
	});

	test("a picture without a face has one record without a box", () => {
		expect(of("nobody.webp")).toEqual([
			{
				file: path.join(folder, "nobody.webp"),
				atMs: 0,
				box: null,
				label: null,
				probabilities: null,
				quality: null,
				state: null,
			},
		]);
	});

	test.each(["one.png", "strip.png"])("%s is read, and shows nobody", (name) => {
		expect(of(name).map(({ box }) => box)).toEqual([null]);
	});

	test("an animated GIF is read once, by its first picture", () => {
		expect(of("moving.gif")).toHaveLength(1);
	});

	test("a picture that EXIF turns is read upright, with boxes in the upright picture", () => {
		const [face] = of("sideways.jpg");
		expect(of("sideways.jpg")).toHaveLength(1);
		// The face is above the middle of the upright picture, and in its middle across.
		const middle = { x: (face?.box?.x ?? 0) + (face?.box?.width ?? 0) / 2, y: face?.box?.y ?? 0 };
		expect(Math.abs(middle.x - 300)).toBeLessThan(60);
		expect(middle.y).toBeLessThan(300);
	});

	test("a photograph of 48 megapixels has its boxes in its own pixels", () => {
		const largest = of("big.jpg").sort((a, b) => (b.box?.width ?? 0) - (a.box?.width ?? 0))[0];
		expect(largest?.box?.width).toBeGreaterThan(1000);
	});

	test.each([
		["short.jpg", "This picture is damaged or cut short."],
		["text.jpg", "This is not a picture, whatever its name says."],
		["drawing.svg", "An SVG is a drawing, not a photograph"],
		["sub folder's/sound.mp4", "This file holds sound but no picture"],
		["sub folder's/camera.mov", "This browser cannot decode this video’s format (jpeg)."],
	])("%s fails by name with its own sentence, and has no record", (name, sentence) => {
		expect(of(name)).toEqual([]);
		expect(run.stderr).toContain(`failed: ${path.join(folder, name)}: ${sentence}`);
		expect(run.status).toBe(1);
	});

	test("a file that is nothing of the kind is left out of a folder", () => {
		expect(run.stderr).toContain("Left out of folders");
		expect(run.stderr).not.toContain("notes.md");
	});

	test.each(["film.mp4", "film.webm"])("%s has its face every 200 ms", (name) => {
		const found = of(path.join("sub folder's", name));
		const times = found.map(({ atMs }) => atMs);
		expect(times.slice(0, 4)).toEqual([0, 200, 400, 600]);
		for (const { box } of found) expect(box).not.toBeNull();
	});

	test.each([
		["a picture that stands for two seconds has its face all the time", "slow.webm", 0, 20],
		["a recording without an index has its face all the time", "live.webm", 0, 20],
		["what was cut away is not read", "trimmed.mp4", 0, 5],
		["a film that begins late counts as its player does", "late.mp4", 5000, 10],
		["a stream whose clock starts anywhere counts from its start", "stream.ts", 0, 10],
		["a camcorder's film too", "camcorder.mts", 0, 10],
	])("%s", (_, name, fromMs, count) => {
		const times = of(path.join("sub folder's", name)).map(({ atMs }) => atMs);
		expect(times).toEqual(Array.from({ length: count }, (__, i) => fromMs + i * 200));
	});

	test("small faces of a film are found where they are looked for", () => {
		const row = ffmpeg(folder, "row.png", ...gridOf(portraits.slice(0, 6), 6, 150));
		const padded = ["-vf", "pad=1920:1080:300:200:gray,format=yuv420p"];
		const film = ffmpeg(folder, "row.mp4", "-loop", "1", "-t", "1", "-i", row, ...padded);
		const { stdout } = analyse(film, "--small-faces");
		const found = (JSON.parse(stdout) as ExportRecord[]).filter(({ atMs }) => atMs === 800);
		expect(found).toHaveLength(6);
		for (const { box } of found) expect(box?.width).toBeLessThan(65);
	});

	test("with nothing failed the exit code is 0, and without --out JSON comes on the standard output", () => {
		const { status, stdout } = analyse(path.join(folder, "group.jpg"), "--quick");
		expect(status).toBe(0);
		expect(JSON.parse(stdout).length).toBeGreaterThan(0);
	});

	test("the ending of --out says how the results are written", () => {
		const out = path.join(folder, "results.sql");
		expect(analyse(happy, "--quick", "--out", out).status).toBe(0);
		expect(readFileSync(out, "utf8")).toMatch(/^.*CREATE TABLE[\s\S]*INSERT INTO[^;]*happy\.jpg/s);
	});
});
