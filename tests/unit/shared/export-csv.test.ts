import fc from "fast-check";
import { expect, test } from "vitest";
import { csvHead, csvRows } from "../../../src/shared/export-csv.ts";
import { emptyRecord } from "../../../src/shared/export-record.ts";
import { faceRecord, HOSTILE_NAMES } from "../../fixtures/export-records.ts";
import { wholeExport } from "../../fixtures/whole-export.ts";

/** RFC 4180, read the long way. */
function parseCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const [, quoted, plain, end] of text.matchAll(
		/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g,
	)) {
		row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
		if (end === ",") continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

test("the header names every column once", () => {
	expect(wholeExport("csv", [])).toBe(
		"file,atMs,x,y,width,height,label,state,quality,angry,disgust,fear,happy,sad,surprise,neutral\r\n",
	);
});

test("a name that is not all ASCII has the file say that it is UTF-8, as Excel needs; others do without", () => {
	expect(wholeExport("csv", [faceRecord("a.jpg"), faceRecord("M\u00fcller.jpg")])).toMatch(
		/^\ufefffile,/,
	);
	expect(wholeExport("csv", [faceRecord("Mueller.jpg")])).toMatch(/^file,/);
	expect(csvHead(["call face 1", "\u738b"])).toBe(`\ufeff${csvHead([])}`);
});

test("a face is one line with its box, label, state, quality and probabilities", () => {
	const [, line] = wholeExport("csv", [faceRecord("a.jpg")]).split("\r\n");
	expect(line).toBe("a.jpg,0,-3,12,120,121,happy,Okay,0.912,0.01,0.02,0.03,0.8,0.04,0.05,0.05");
});

test("a picture without a face is one line with empty cells", () => {
	expect(wholeExport("csv", [emptyRecord("a.jpg", 0)]).split("\r\n")[1]).toBe(
		`a.jpg,0${",".repeat(14)}`,
	);
});

test.each(["=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "\uff1dx"])(
	"a name that begins with %j is no formula",
	(name) => {
		const [, row] = parseCsv(wholeExport("csv", [faceRecord(name)]));
		expect(row?.[0]).toBe(`'${name}`);
	},
);

test("any name comes back, but for the apostrophe before a formula and for NUL", () => {
	const anyName = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: "binary" }));
	fc.assert(
		fc.property(anyName, (name) => {
			const rows = parseCsv(wholeExport("csv", [faceRecord(name), faceRecord("end")]));
			expect(rows).toHaveLength(3);
			expect(rows[1]).toHaveLength(16);
			expect(rows[1]?.[0]?.replace(/^'/, "")).toBe(
				name.replace(/^'/, "").replaceAll("\0", "\ufffd"),
			);
		}),
	);
});

test("a file written in parts is the same as one written whole", () => {
	const records = ["a.jpg", "b,c.jpg", '=1+1"', "d.jpg"].map((name) => faceRecord(name));
	const parts = [records.slice(0, 1), [], records.slice(1)];
	expect(csvHead(['=1+1"']) + parts.map(csvRows).join("")).toBe(wholeExport("csv", records));
});
