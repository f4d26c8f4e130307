import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyRecord } from "../../../src/shared/export-record.ts";
import { faceRecord, HOSTILE_NAMES } from "../../fixtures/export-records.ts";
import { wholeExport } from "../../fixtures/whole-export.ts";

test("a plain name stays readable", () => {
	expect(wholeExport("sql", [faceRecord("holiday/one (1).jpg")])).toContain(
		"('holiday/one (1).jpg', -3, 12, 120, 121, 'Okay', 'happy', 0.01, 0.02, 0.03, 0.8, 0.04, 0.05, 0.05, 0.912, 0);",
	);
});

test("a picture without a face is a row of nulls", () => {
	expect(wholeExport("sql", [emptyRecord("a.jpg", 0)])).toContain(
		`('a.jpg', ${"NULL, ".repeat(14)}0);`,
	);
});

test("no records make an empty table", () => {
	expect(wholeExport("sql", [])).not.toContain("INSERT");
});

test("nothing of any name but plain characters reaches the file, so that no name can be a statement", () => {
	const anyName = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: "binary" }));
	fc.assert(
		fc.property(anyName, (name) => {
			const insert = wholeExport("sql", [faceRecord(name)]).split("VALUES\n")[1];
			expect(insert).toMatch(
				/^\(('[\w ./()+,=-]+'|CAST\(X'([0-9A-F]{2})*' AS CHAR\)), [^'\\"]*'Okay', 'happy'[0-9., ]*\);\n$/,
			);
		}),
	);
});

test("a name's bytes are its UTF-8", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
			const hex = /X'([0-9A-F]*)'/.exec(wholeExport("sql", [faceRecord(`'${name}`)]))?.[1] ?? "";
			expect(Buffer.from(hex, "hex").toString("utf8")).toBe(`'${name}`);
		}),
	);
});

test("many records are split over several statements", () => {
	const sql = wholeExport(
		"sql",
		Array.from({ length: 401 }, () => faceRecord("a.jpg")),
	);
	expect(sql.match(/INSERT INTO/g)).toHaveLength(3);
});
