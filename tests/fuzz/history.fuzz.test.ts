import fc from "fast-check";
import { expect, test } from "vitest";
import { readFacesRow, readRoomRow, readSessionRow } from "../../src/store/history-rows.ts";
import { packFaces, packRoom, unpackFaces, unpackRoom } from "../../src/store/pack-seconds.ts";
import { readSessionFile, writeSessionFile } from "../../src/store/session-file.ts";
import { faceOf, secondOf, sessionOf } from "../unit/store/kept-seconds.ts";
import { isFinitely, tryOut, WITHIN_MS } from "./cases.ts";
import { spoiltBytes, spoiltText, spoiltValue } from "./spoil.ts";

const seconds = [secondOf(3, [faceOf(1), faceOf(2, "sad")]), secondOf(4, [faceOf(2)])];
const unpacked = unpackFaces(packFaces(seconds), 3) ?? [];
const file = [
	...writeSessionFile(sessionOf("one"), seconds, [unpacked], new Map([[1, "Ada"]])),
].join("");

test("a session file", { timeout: WITHIN_MS }, () => {
	const values = spoiltValue(JSON.parse(file)).map((value) => {
		const inJson = (_: string, one: unknown) => (typeof one === "bigint" ? String(one) : one);
		return JSON.stringify(value, inJson) ?? "";
	});
	tryOut(fc.oneof(values, spoiltText(file)), (text) => {
		const read = readSessionFile(text);
		if ("refusal" in read) return;
		expect(isFinitely(read)).toBe(true);
		const times = read.seconds.map(({ atMs }) => atMs);
		expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
	});
});

test("the bytes of a stored row", { timeout: WITHIN_MS }, () => {
	tryOut(spoiltBytes(packFaces(seconds)), (bytes) => {
		expect(isFinitely(unpackFaces(bytes, 3))).toBe(true);
	});
	tryOut(spoiltBytes(packRoom(seconds)), (bytes) => {
		for (const { faces, counts } of unpackRoom(bytes, 3) ?? [])
			expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(faces);
	});
});

test("stored rows", { timeout: WITHIN_MS }, () => {
	const key = { sessionId: "one", second: 3, bytes: packRoom(seconds) };
	const rows = spoiltValue(sessionOf("one"), key, { ...key, names: [[1, "Ada"]] });
	tryOut(rows, (row) => {
		for (const read of [readSessionRow, readRoomRow, readFacesRow])
			expect(() => read(row)).not.toThrow();
		expect(isFinitely(readSessionRow(row))).toBe(true);
	});
});
