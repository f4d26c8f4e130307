import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExportRecord, emptyRecord } from "../../../src/shared/export-record.ts";
import { txtFromRecords } from "../../../src/shared/export-txt.ts";
import { faceRecord } from "../../fixtures/export-records.ts";

const table: [string, ExportRecord, string][] = [
	[
		"a sure face",
		faceRecord("a.jpg"),
		"a.jpg: x -3, y 12, width 120, height 121: happy 80 %, Okay, quality 0.912\n",
	],
	[
		"an uncertain face",
		faceRecord("a.jpg", { label: "uncertain" }),
		"a.jpg: x -3, y 12, width 120, height 121: uncertain (most probable: happy 80 %), Okay, quality 0.912\n",
	],
	[
		"a face in a video",
		faceRecord("a.mp4", { atMs: 1250 }),
		"a.mp4 at 1.25 s: x -3, y 12, width 120, height 121: happy 80 %, Okay, quality 0.912\n",
	],
	["a picture without a face", emptyRecord("a.jpg", 0), "a.jpg: no face found\n"],
	["a name with a line break", emptyRecord("a\nb\u2028c", 0), "a\\u000ab\\u2028c: no face found\n"],
];

test.each(table)("%s reads as one line", (_, record, line) => {
	expect(txtFromRecords([record])).toBe(line);
});

test("there is one line per record whatever the name", () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: "binary" })), (names) => {
			const text = txtFromRecords(names.map((name) => faceRecord(name)));
			expect(text.split(/[\n\r\u2028\u2029\u0085]/)).toHaveLength(names.length + 1);
		}),
	);
});
