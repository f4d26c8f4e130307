import { expect, test } from "vitest";
import { exportFormatOf } from "../../../src/shared/export-format.ts";

test.each([
	["out.csv", "csv"],
	["some/folder.d/OUT.JSON", "json"],
	["a.b.sql", "sql"],
	["out.txt", "txt"],
	["out.xml", undefined],
	["out.constructor", undefined],
	["csv", undefined],
	["", undefined],
])("%j asks for %s", (name, format) => {
	expect(exportFormatOf(name)).toBe(format);
});
