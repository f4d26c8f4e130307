import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_SESSION_NAME, sessionNameFrom } from "../../../src/store/session-name.ts";

test.each([
	["Class 9b", "Class 9b"],
	["  Class \t\r\n 9b\u0000 ", "Class 9b"],
	["👩‍🏫 می‌خواهم", "👩‍🏫 می‌خواهم"],
	["turned \u202eround\u202c", "turned round"],
	["half \ud83d", "half"],
	["x".repeat(81), "x".repeat(80)],
	["😀".repeat(81), "😀".repeat(80)],
	[`${"x".repeat(79)} y`, "x".repeat(79)],
	["", undefined],
	[" \u00a0\u202e\n", undefined],
])("%j names a session %j", (typed, name) => {
	expect(sessionNameFrom(typed)).toBe(name);
});

test("any text makes a name of one short line that any file can hold, and the same one again", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
			const name = sessionNameFrom(text);
			if (name === undefined) return;
			expect([...name].length).toBeLessThanOrEqual(MOST_SESSION_NAME);
			expect(name).not.toMatch(/[\r\n\0\u2028]/);
			expect(() => encodeURIComponent(name)).not.toThrow();
			expect(sessionNameFrom(name)).toBe(name);
		}),
	);
});
