import fc from "fast-check";
import { expect, test } from "vitest";
import { parseConsent } from "../../../src/shared/consent.ts";

test("a consent comes back from storage as it was given", () => {
	expect(parseConsent({ atMs: 5, who: "self" })).toEqual({ atMs: 5, who: "self" });
});

test.each([
	undefined,
	null,
	{},
	{ atMs: 5 },
	{ atMs: "5", who: "self" },
	{ atMs: Number.POSITIVE_INFINITY, who: "self" },
	{ atMs: 5, who: "others" },
])("%j is no consent", (stored) => {
	expect(parseConsent(stored)).toBeNull();
});

test("nothing that could be stored makes it throw", () => {
	fc.assert(
		fc.property(fc.anything(), (stored) => {
			expect([null, "object"]).toContain(parseConsent(stored) && "object");
		}),
	);
});
