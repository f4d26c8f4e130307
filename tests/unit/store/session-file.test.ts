import fc from "fast-check";
import { expect, test } from "vitest";
import { packFaces, type UnpackedFace, unpackFaces } from "../../../src/store/pack-seconds.ts";
import { readSessionFile, writeSessionFile } from "../../../src/store/session-file.ts";
import { wholeExport } from "../../fixtures/whole-export.ts";
import { faceOf, keptSeconds, secondOf, sessionOf } from "./kept-seconds.ts";

const DAY_MS = 86_400_000;
const NOW_MS = sessionOf("one").startedAtMs + 7 * DAY_MS;

const read = (text: string) => readSessionFile(text, NOW_MS);

const fileOf = (seconds: Parameters<typeof packFaces>[0], names = new Map<number, string>()) => {
	const faces = unpackFaces(packFaces(seconds), (seconds[0]?.atMs ?? 0) / 1000) ?? [];
	return [...writeSessionFile(sessionOf("one"), seconds, [faces], names)].join("");
};

const whole = JSON.parse(fileOf([secondOf(3, [faceOf(1)]), secondOf(4, [faceOf(1)])]));

test("a session comes back from its file to the byte, names and all", () => {
	fc.assert(
		fc.property(keptSeconds, fc.string(), (seconds, name) => {
			const contents = read(fileOf(seconds, new Map([[1, name]])));
			if ("refusal" in contents) throw new Error(contents.refusal);
			expect(contents.session).toEqual(sessionOf("one"));
			expect(contents.names).toEqual([[1, name]]);
			expect(packFaces(contents.seconds)).toEqual(packFaces(seconds));
			expect(contents.seconds.map(({ atMs, counts }) => ({ atMs, counts }))).toEqual(
				seconds.map(({ atMs, counts }) => ({ atMs, counts })),
			);
		}),
	);
});

test("an imported session is exported as the file it came from", () => {
	const seconds = [secondOf(3, [faceOf(1)])];
	const imported = sessionOf("one", { importedAtMs: NOW_MS, aheadSinceMs: NOW_MS });
	const faces = unpackFaces(packFaces(seconds), 3) ?? [];
	expect([...writeSessionFile(imported, seconds, [faces], new Map())].join("")).toBe(
		fileOf(seconds),
	);
});

test("a session's name comes back from its file, as it would have been typed", () => {
	const named = (name: unknown) => {
		const given = read(JSON.stringify({ ...whole, session: { ...whole.session, name } }));
		return "refusal" in given ? given.refusal : given.session.name;
	};
	const file = [...writeSessionFile(sessionOf("one", { name: "9b" }), [], [], new Map())].join("");
	expect(read(file)).toMatchObject({ session: { name: "9b" } });
	expect(named("two\r\nlines")).toBe("two lines");
	expect(named(" ")).toBeUndefined();
	expect(named(undefined)).toBeUndefined();
	expect(named("x".repeat(501))).toBe("damaged");
	expect(named(7)).toBe("damaged");
});

test("what a later version adds to a session is left out", () => {
	const later = { ...whole, session: { ...whole.session, colour: "green" }, more: [] };
	expect(read(JSON.stringify(later))).toEqual(read(JSON.stringify(whole)));
});

test("a file of a session that goes on meanwhile, or whose room is damaged, is whole", () => {
	const seconds = [3, 4, 5].map((second) => secondOf(second, [faceOf(1)]));
	const faces = unpackFaces(packFaces(seconds), 3) ?? [];
	for (const room of [seconds.slice(0, 2), seconds.slice(1)]) {
		const file = [...writeSessionFile(sessionOf("one"), room, [faces], new Map())].join("");
		expect(read(file)).toMatchObject({ seconds: room });
	}
});

test.each([
	["not_json", "not a file of ours"],
	["not_json", ""],
	["foreign", "null"],
	["foreign", "[]"],
	["foreign", wholeExport("json", [])],
	["foreign", JSON.stringify({ settings: {} })],
	["newer", JSON.stringify({ format: "expressly-session", version: 2 })],
	["damaged", JSON.stringify({ format: "expressly-session", version: 1 })],
	["damaged", JSON.stringify({ format: "expressly-session", version: 1 }).slice(0, -1)],
])("what is %s is refused as such: %j", (refusal, text) => {
	expect(read(text)).toEqual({ refusal });
});

test.each([
	["a session without an id", { session: { ...whole.session, id: 7 } }],
	["an id that no address can hold", { session: { ...whole.session, id: "half \ud800" } }],
	["a start that no date can be", { session: { ...whole.session, startedAtMs: 8.64e15 + 1 } }],
	["an end that no date can be", { session: { ...whole.session, endedAtMs: 1e300 } }],
	["a second before the one before it", { room: [...whole.room].reverse() }],
	["a count that is none", { room: [whole.room[0].with(1, -1)] }],
	["a row that is cut short", { room: [whole.room[0].slice(1)] }],
	["a face outside of all seconds", { faces: [whole.faces[0].with(0, 99)] }],
	["a label nobody knows", { faces: [whole.faces[0].with(2, "content")] }],
	["a probability above 1", { faces: [whole.faces[0].with(5, 2)] }],
])("a file with %s is refused as damaged", (_, change) => {
	expect(read(JSON.stringify({ ...whole, ...change }))).toEqual({ refusal: "damaged" });
});

test.each([
	[{ startedAtMs: NOW_MS + DAY_MS - 4000 }, null],
	[{ startedAtMs: NOW_MS + DAY_MS - 3999 }, "future"],
	[{ startedAtMs: 8.64e15 }, "future"],
	[{ endedAtMs: NOW_MS + DAY_MS }, null],
	[{ endedAtMs: NOW_MS + DAY_MS + 1 }, "future"],
])("of a session with %j, the refusal is %s: clocks are a day apart at most", (change, refusal) => {
	const given = read(JSON.stringify({ ...whole, session: { ...whole.session, ...change } }));
	expect("refusal" in given ? given.refusal : null).toBe(refusal);
});

test("any JSON is read or refused, and never throws", () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			expect(() => read(JSON.stringify(value))).not.toThrow();
			expect(() => read(JSON.stringify({ ...whole, room: value }))).not.toThrow();
			expect(() => read(JSON.stringify({ ...whole, faces: [value] }))).not.toThrow();
		}),
	);
});

test("faces in parts, empty ones among them, make the same file as all at once", () => {
	const write = (parts: Iterable<UnpackedFace[]>) =>
		[...writeSessionFile(sessionOf("one"), [secondOf(0, [])], parts, new Map())].join("");
	const faces = [1, 2, 3].map((face): UnpackedFace => ({ atMs: 0, ...faceOf(face, "happy") }));
	const whole = write([faces]);
	expect(write([[], faces.slice(0, 1), [], faces.slice(1), []])).toBe(whole);
	expect(JSON.parse(whole).faces).toHaveLength(3);
	expect(JSON.parse(write([])).faces).toEqual([]);
});
