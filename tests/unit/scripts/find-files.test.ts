import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findFiles } from "../../../scripts/analyse/find-files.ts";

const JPEG = Buffer.from("ffd8ffe000104a464946", "hex");
const MP4 = Buffer.from("0000001c6674797069736f6d", "hex");

let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "expressly-find-"));
	mkdirSync(at("sub"));
	writeFileSync(at("b10.jpg"), JPEG);
	writeFileSync(at("b9.jpg"), JPEG);
	writeFileSync(at("sub", "film.mp4"), MP4);
	writeFileSync(at("sub", "unnamed"), JPEG);
	writeFileSync(at("notes.txt"), "text");
	writeFileSync(at("._b9.jpg"), Buffer.from("0005160700020000", "hex"));
	writeFileSync(at("Thumbs.db"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
	writeFileSync(at("utf16.txt"), "\ufefftext", "utf16le");
	writeFileSync(at("text.jpg"), "text");
	writeFileSync(at("text.mp4"), "text");
	writeFileSync(at("empty.mp4"), "");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("a folder gives all pictures and videos in it, in the order people count, others left out", () => {
	const found = findFiles([folder], ".");
	expect(found.files.map(({ path }) => path)).toEqual(found.files.map(({ name }) => name));
	expect(found).toMatchObject({
		files: [
			{ name: at("b9.jpg"), input: "pictures" },
			{ name: at("b10.jpg"), input: "pictures" },
			{ name: at("empty.mp4"), input: "pictures" },
			{ name: at("sub", "film.mp4"), input: "video" },
			{ name: at("sub", "unnamed"), input: "pictures" },
			{ name: at("text.jpg"), input: "pictures" },
			{ name: at("text.mp4"), input: "video" },
		],
		failures: [],
		leftOut: 4,
	});
});

test("a file given by name is always tried, under the name as given", () => {
	const [from, given] = [at("sub"), path.join("..", "notes.txt")];
	expect(findFiles([given], from).files).toEqual([
		{ name: given, path: at("notes.txt"), input: "pictures" },
	]);
});

test("a name that is not UTF-8 is said to be so, rather than to be of no file", () => {
	const name = at("caf\ufffd.jpg");
	expect(findFiles([name], ".").failures).toEqual([
		{ name, sentence: expect.stringContaining("not UTF-8: rename it") },
	]);
});

test("a path that is not there fails with a sentence, and the others are found", () => {
	const { files, failures } = findFiles([at("nothing.jpg"), at("b9.jpg")], ".");
	expect(failures).toEqual([
		{ name: at("nothing.jpg"), sentence: "There is no such file or folder." },
	]);
	expect(files).toHaveLength(1);
});

test("a link that leads back to itself fails with a sentence", () => {
	symlinkSync(at("loop"), at("loop"));
	expect(findFiles([at("loop")], ".").failures[0]?.sentence).toMatch(/leads back to itself/);
});

test("a link to a folder that it lies in adds nothing to it", () => {
	const { files } = findFiles([folder], ".");
	symlinkSync("..", at("sub", "up"));
	expect(findFiles([folder], ".")).toMatchObject({ files, failures: [] });
});

test("a linked folder outside is followed", () => {
	symlinkSync(at("sub"), at("linked"));
	expect(findFiles([at("linked")], ".").files).toHaveLength(2);
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read fails with a sentence", () => {
	chmodSync(at("b9.jpg"), 0);
	expect(findFiles([at("b9.jpg")], ".").failures[0]?.sentence).toMatch(/permissions/);
});
