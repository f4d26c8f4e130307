import { expect, test } from "vitest";
import { jsonFromRecords } from "../../../src/shared/export-json.ts";
import { faceRecord, HOSTILE_RECORDS } from "../../fixtures/export-records.ts";

test("every record comes back as it was", () => {
	expect(JSON.parse(jsonFromRecords(HOSTILE_RECORDS))).toEqual(HOSTILE_RECORDS);
});

test("no records are an empty array", () => {
	expect(jsonFromRecords([])).toBe("[]\n");
});

test("a record has exactly the keys that readers of the file rely on, one record a line", () => {
	const text = jsonFromRecords([faceRecord("a.jpg"), faceRecord("b.jpg")]);
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
