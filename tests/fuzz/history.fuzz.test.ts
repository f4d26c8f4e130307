import { expect, test } from "vitest";
import { readFacesRow, readRoomRow, readSessionRow } from "../../src/store/history-rows.ts";
import { packRoom } from "../../src/store/pack-seconds.ts";
import { faceOf, secondOf, sessionOf } from "../unit/store/kept-seconds.ts";
import { isFinitely, tryOut, WITHIN_MS } from "./cases.ts";
import { spoiltValue } from "./spoil.ts";

const seconds = [secondOf(3, [faceOf(1), faceOf(2, "sad")]), secondOf(4, [faceOf(2)])];

test("stored rows", { timeout: WITHIN_MS }, () => {
	const key = { sessionId: "one", second: 3, bytes: packRoom(seconds) };
	const rows = spoiltValue(sessionOf("one", { name: "Class 9b" }), key, {
		...key,
		names: [[1, "Ada"]],
	});
	tryOut(rows, (row) => {
		for (const read of [readSessionRow, readRoomRow, readFacesRow])
			expect(() => read(row)).not.toThrow();
		expect(isFinitely(readSessionRow(row))).toBe(true);
	});
});
