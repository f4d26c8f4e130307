import { expect, test } from "vitest";
import { EXPORT_FORMATS, type ExportFormat } from "../../../src/shared/export-format.ts";
import { exportParts, partsOf } from "../../../src/shared/export-parts.ts";
import { faceRecord, HOSTILE_RECORDS } from "../../fixtures/export-records.ts";
import { wholeExport } from "../../fixtures/whole-export.ts";

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

test.each(FORMATS.flatMap((format) => [0, 1, 200, 201, 650].map((count) => ({ format, count }))))(
	"$count records in parts are the same $format file as in one",
	({ format, count }) => {
		const records = Array.from({ length: count }, (_, atMs) => ({
			...(HOSTILE_RECORDS[atMs % HOSTILE_RECORDS.length] ?? faceRecord("a.jpg")),
			atMs,
		}));
		const names = new Set(records.map(({ file }) => file));
		const parts = [...exportParts(format, names, partsOf(records))];
		expect(parts.join("")).toBe(wholeExport(format, records));
		expect(parts.length).toBeGreaterThan(Math.floor(count / 200));
	},
);

test("records are asked for only when their part is written", () => {
	let made = 0;
	function* records() {
		for (; made < 1000; made += 1) yield faceRecord("a.jpg");
	}
	for (const format of FORMATS) {
		made = 0;
		for (const part of exportParts(format, ["a.jpg"], partsOf(records())))
			if (part.includes("a.jpg")) break;
		expect(made).toBeLessThan(200);
	}
});

test("a part without records leaves no mark in a JSON file", () => {
	const parts = [[], [faceRecord("a.jpg")], [], [faceRecord("b.jpg")], []];
	expect([...exportParts("json", ["a.jpg", "b.jpg"], parts)].join("")).toBe(
		wholeExport("json", parts.flat()),
	);
});
