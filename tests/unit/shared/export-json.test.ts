import { expect, test } from "vitest";
import { faceRecord, HOSTILE_RECORDS } from "../../fixtures/export-records.ts";
import { wholeExport } from "../../fixtures/whole-export.ts";

test("every record comes back as it was", () => {
	expect(JSON.parse(wholeExport("json", HOSTILE_RECORDS))).toEqual(HOSTILE_RECORDS);
});

test("no records are an empty array", () => {
	expect(wholeExport("json", [])).toBe("[]\n");
});

test("a record has exactly the keys that readers of the file rely on, one record a line", () => {
	const text = wholeExport("json", [faceRecord("a.jpg"), faceRecord("b.jpg")]);
	expect(text.split("\n")).toHaveLength(5);
	expect(Object.keys(JSON.parse(text)[0])).toEqual([
		"file",
		"atMs",
		"box",
		"label",
		"probabilities",
		"quality",
		"state",
	]);
});
