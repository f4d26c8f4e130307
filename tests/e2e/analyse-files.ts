import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PORTRAITS = "../shared/data/portraits";

/** Portraits to analyse; empty where the folder is absent, and the tests then skip with that word. */
export const portraits: readonly string[] = existsSync(PORTRAITS)
	? readdirSync(PORTRAITS)
			.filter((name) => name.endsWith(".jpg"))
			.sort()
			.map((name) => path.join(PORTRAITS, name))
	: [];

export const hasFfmpeg = ((): boolean => {
	try {
		execFileSync("ffmpeg", ["-version"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
})();

/** Said in the name of tests that cannot run here. */
export const whyNot =
	portraits.length === 0
		? " (skipped: ../shared/data/portraits is absent)"
		: hasFfmpeg
			? ""
			: " (skipped: ffmpeg is not installed)";

/** A new folder for the files of one test file. */
export function newFolder(): string {
	return mkdtempSync(path.join(tmpdir(), "expressly-analyse-"));
}

/** Runs ffmpeg with its output in `folder`. @returns The path of the file made. */
export function ffmpeg(folder: string, name: string, ...args: string[]): string {
	const file = path.join(folder, name);
	execFileSync("ffmpeg", ["-v", "error", "-y", ...args, file]);
	return file;
}

/** Shows each of these pictures for a second, in a picture of 640 by 480. */
export function videoOf(pictures: readonly string[]): string[] {
	const inputs = pictures.flatMap((file) => ["-loop", "1", "-t", "1", "-i", file]);
	const scaled = pictures.map((_, i) => `[${i}]scale=480:480,pad=640:480:80:0,setsar=1[v${i}]`);
	const names = pictures.map((_, i) => `[v${i}]`).join("");
	const filter = `${scaled.join(";")};${names}concat=n=${pictures.length}:v=1,fps=25,format=yuv420p`;
	return [...inputs, "-filter_complex", filter];
}

/** Puts pictures side by side in rows, each `sidePx` wide and high. */
export function gridOf(pictures: readonly string[], columns: number, sidePx: number): string[] {
	const inputs = pictures.flatMap((file) => ["-i", file]);
	const scaled = pictures.map((_, i) => `[${i}]scale=${sidePx}:${sidePx}[v${i}]`);
	const places = pictures.map(
		(_, i) => `${(i % columns) * sidePx}_${Math.floor(i / columns) * sidePx}`,
	);
	const names = pictures.map((_, i) => `[v${i}]`).join("");
	const grid = `${names}xstack=inputs=${pictures.length}:layout=${places.join("|")}:fill=gray`;
	return [...inputs, "-filter_complex", `${scaled.join(";")};${grid}`, "-frames:v", "1"];
}

/** A copy of a JPEG that says by EXIF that it has to be turned a quarter clockwise to be upright. */
export function turnedByExif(folder: string, name: string, jpeg: string): string {
	const bytes = readFileSync(jpeg);
	const tiff = Buffer.from("49492a000800000001001201030001000000060000000000000000", "hex");
	const exif = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
	const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
	const file = path.join(folder, name);
	writeFileSync(file, Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2)]));
	return file;
}

/** The first `bytes` bytes of a file, as a file. */
export function cutShort(folder: string, name: string, file: string, bytes: number): string {
	const short = path.join(folder, name);
	writeFileSync(short, readFileSync(file).subarray(0, bytes));
	return short;
}

/** A file with this content. */
export function fileWith(folder: string, name: string, content: string): string {
	const file = path.join(folder, name);
	writeFileSync(file, content);
	return file;
}
