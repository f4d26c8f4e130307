import { expect, test } from "vitest";
import { phraseDuration, phraseSpan } from "../../../src/overlay/phrase-duration.ts";

test.each([
	[0, "0 seconds"],
	[44_999, "40 seconds"],
	[59_999, "55 seconds"],
	[60_000, "1 minute"],
	[179_000, "2 minutes"],
	[-5, "0 seconds"],
])("%i ms are %s", (durationMs, said) => {
	expect(phraseDuration(durationMs, "en")).toBe(said);
});

test("a duration is said in the user's language", () => {
	expect(phraseDuration(120_000, "de")).toBe("2 Minuten");
});

test.each([
	[10, "10 seconds"],
	[12, "12 seconds"],
	[60, "1 minute"],
	[90, "90 seconds"],
	[300, "5 minutes"],
])("a length set to %i s is said as it is", (seconds, said) => {
	expect(phraseSpan(seconds, "en")).toBe(said);
});
