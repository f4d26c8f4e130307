import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readFerFolder, strictMajority } from "../../../scripts/evaluate/fer-folder.ts";

const HEADER =
	"fer_row,usage,emotion,vote_neutral,vote_happiness,vote_surprise,vote_sadness,vote_anger,vote_disgust,vote_fear,vote_contempt,vote_unknown,vote_not_face";
const HAPPY = "0,PublicTest,3,1,9,0,0,0,0,0,0,0,0";
const made: string[] = [];

/** Makes a folder of made-up faces, each of one gray: the first 0, the second 1, ... */
function folderOf(lines: string[], options: { header?: string; faces?: number } = {}): string {
	const folder = mkdtempSync(path.join(tmpdir(), "fer-"));
	made.push(folder);
	const faces = options.faces ?? lines.length;
	writeFileSync(
		path.join(folder, "labels.csv"),
		[options.header ?? HEADER, ...lines, ""].join("\n"),
	);
	writeFileSync(
		path.join(folder, "images.u8"),
		new Uint8Array(faces * 2304).map((_, i) => Math.floor(i / 2304)),
	);
	return folder;
}

afterAll(() => {
	for (const folder of made) rmSync(folder, { recursive: true });
});

test("the faces of one usage are read with their own pixels and labels", () => {
	const folder = folderOf(["0,Training,0,0,0,0,0,0,0,0,0,10,0", HAPPY]);
	const [face, ...others] = readFerFolder(folder, "PublicTest");
	expect(others).toEqual([]);
	expect(face).toMatchObject({ emotion: 3, majority: 1 });
	expect(new Set(face?.gray)).toEqual(new Set([1]));
});

test.each<[number[], number | null, string]>([
	[[1, 9, 0, 0, 0, 0, 0, 0, 0, 0], 1, "single votes are dropped"],
	[[5, 5, 0, 0, 0, 0, 0, 0, 0, 0], null, "half is no majority"],
	[[5, 4, 1, 0, 0, 0, 0, 0, 0, 0], 0, "more than half of what is left is one"],
	[[0, 0, 0, 0, 0, 0, 0, 0, 8, 2], null, "unknown is no label"],
	[[0, 4, 0, 0, 0, 0, 0, 0, 6, 0], null, "and counts as a vote"],
	[[1, 1, 1, 1, 1, 1, 1, 1, 1, 1], null, "all single votes leave nothing"],
])("of the votes %j the strict majority is %s: %s", (votes, label) => {
	expect(strictMajority(votes)).toBe(label);
});

test.each([
	["a missing folder", () => "/nowhere", /labels\.csv is missing: --data takes the folder/],
	[
		"a missing column",
		() => folderOf([HAPPY], { header: "usage,emotion" }),
		/line 1: the column vote_neutral/,
	],
	[
		"too few pixels",
		() => folderOf([HAPPY], { faces: 0 }),
		/has 0 bytes, but .* lists 1 faces \(2304 bytes\)/,
	],
	[
		"an unknown usage",
		() => folderOf(["0,Test,3,1,9,0,0,0,0,0,0,0,0"]),
		/line 2: usage Test is none of/,
	],
	[
		"an unknown label",
		() => folderOf([HAPPY.replace(",3,", ",7,")]),
		/line 2: emotion is 7, not a whole/,
	],
	[
		"a vote that is no number",
		() => folderOf([HAPPY, HAPPY.replace("9", "x")]),
		/line 3: vote_happiness is x/,
	],
	["a line cut short", () => folderOf(["0,PublicTest,3,1"]), /line 2: vote_happiness is missing/],
])("%s is an error that says where", (_, folder, message) => {
	expect(() => readFerFolder(folder(), "PublicTest")).toThrow(message);
});
