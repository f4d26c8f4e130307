import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Which rooms of src/ each room may import. CONTRIBUTING.md draws the same table. */
const MAY_IMPORT: Record<string, string[]> = {
	shared: [],
	engine: ["shared"],
	inference: ["engine", "shared"],
	overlay: ["engine", "shared"],
	store: ["shared"],
	ui: ["shared"],
	offscreen: ["inference", "engine", "store", "shared"],
	meeting: ["overlay", "engine", "shared"],
	background: ["shared"],
	popup: ["ui", "engine", "shared"],
	diagnostics: ["ui", "shared"],
	options: ["overlay", "ui", "engine", "shared"],
	analyse: ["inference", "overlay", "engine", "store", "ui", "shared"],
	history: ["engine", "store", "ui", "shared"],
	welcome: ["ui", "shared"],
};

const IMPORT = /(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g;
const TODO = /TODO \[(\d{4}-\d{2}-\d{2})\]/g;
const files = readdirSync("src", { recursive: true, encoding: "utf8" })
	.filter((name) => /\.tsx?$/.test(name))
	.map((name) => path.join("src", name));
const roomOf = (file: string) => file.split(path.sep)[1] ?? "";

test.each(files)("%s imports only rooms it may", (file) => {
	const targets = [...readFileSync(file, "utf8").matchAll(IMPORT)]
		.map((match) => path.normalize(path.join(path.dirname(file), match[1] ?? "")))
		.filter((target) => target.startsWith("src"))
		.map(roomOf);
	const foreign = targets.filter((room) => room !== roomOf(file));
	expect(MAY_IMPORT[roomOf(file)], `add ${roomOf(file)}/ to MAY_IMPORT`).toBeDefined();
	expect(foreign.filter((room) => !MAY_IMPORT[roomOf(file)]?.includes(room))).toEqual([]);
});

test.each(files)("%s is at most 250 lines", (file) => {
	expect(readFileSync(file, "utf8").split("\n").length).toBeLessThanOrEqual(250);
});

test.each(files)("%s has no to-do past its date", (file) => {
	const today = new Date().toISOString().slice(0, 10);
	const text = readFileSync(file, "utf8");
	expect([...text.matchAll(TODO)].filter(([, date]) => (date ?? "") < today)).toEqual([]);
	expect(text.replace(TODO, "")).not.toMatch(/\bTODO\b/);
});
