import { expect, test } from "vitest";
import { recordsOfSession } from "../../../src/history/session-records.ts";
import { wholeExport } from "../../fixtures/whole-export.ts";
import { faceOf } from "../store/kept-seconds.ts";

const faces = [
	{ ...faceOf(1), atMs: 0 },
	{ ...faceOf(2, "sad"), atMs: 1000 },
];

test("every face of every second is one record, without a place, under its session and number", () => {
	const records = recordsOfSession("expressly-zoom", faces, new Map([[2, "Ada"]]), ["sad"]);
	expect(records).toMatchObject([
		{ file: "expressly-zoom face 1", atMs: 0, box: null, label: "happy", state: "Okay" },
		{ file: "expressly-zoom face 2 Ada", atMs: 1000, box: null, label: "sad", state: "Not okay" },
	]);
	expect(wholeExport("csv", records).split("\r\n")[2]).toMatch(
		/^expressly-zoom face 2 Ada,1000,,,,,sad,Not okay,1,/,
	);
	expect(wholeExport("sql", records)).toContain(
		"('expressly-zoom face 1', NULL, NULL, NULL, NULL, 'Okay', 'happy',",
	);
});
