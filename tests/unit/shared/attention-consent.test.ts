import { expect, test } from "vitest";
import { parseAttentionConsent } from "../../../src/shared/attention-consent.ts";

test("a consent that was given is read", () => {
	expect(parseAttentionConsent({ atMs: 1_700_000_000_000 })).toEqual({ atMs: 1_700_000_000_000 });
});

test.each([undefined, null, true, {}, { atMs: "today" }, { atMs: Number.NaN }])(
	"%j is no consent",
	(stored) => {
		expect(parseAttentionConsent(stored)).toBeNull();
	},
);
