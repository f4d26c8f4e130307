import { expect, test } from "vitest";
import { stemOf } from "../../../src/ui/save-file.ts";

test.each([
	["photo.jpg", "photo"],
	["holiday/day 1/photo.final.jpeg", "photo.final"],
	["no ending", "no ending"],
	[".hidden", ".hidden"],
	["", "picture"],
])("%j is saved under %j", (name, stem) => {
	expect(stemOf(name)).toBe(stem);
});
