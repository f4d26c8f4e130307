import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFolder } from "../../scripts/package/read-folder.ts";
import { storeProblems } from "../../scripts/package/store-rules.ts";

test("what was built keeps every rule of the stores, and names no host that nobody has looked at", () => {
	const files = readFolder("dist");
	expect(files.has("meeting.js")).toBe(true);
	expect(storeProblems(files, readFileSync("store/permissions.md", "utf8"))).toEqual([]);
});
