import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOf, stemOfSession } from "../../../src/history/session-words.ts";
import { createWords } from "../../../src/shared/words.ts";
import { readSessionRow } from "../../../src/store/history-rows.ts";
import { sessionOf } from "../store/kept-seconds.ts";

const words = createWords("en", {}, {});

test("every session that is read has a date that can be written", () => {
	const start = fc.oneof(fc.double(), fc.constantFrom(0, 8.64e15, 8.64e15 + 1, 1e300));
	fc.assert(
		fc.property(start, (startedAtMs) => {
			const session = readSessionRow(sessionOf("one", { startedAtMs }));
			if (session === null) return;
			expect(dateOf(session, words)).toMatch(/\d/);
			expect(stemOfSession(session)).toMatch(/^expressly-google-meet-\S+$/);
		}),
	);
	expect(readSessionRow(sessionOf("one", { startedAtMs: 8.64e15 }))).not.toBeNull();
	expect(readSessionRow(sessionOf("one", { startedAtMs: 8.64e15 + 1 }))).toBeNull();
});
