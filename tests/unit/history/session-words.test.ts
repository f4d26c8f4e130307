import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { dateOf, stemOfSession, titleOf } from "../../../src/history/session-words.ts";
import { createWords } from "../../../src/shared/words.ts";
import { readSessionRow } from "../../../src/store/history-rows.ts";
import { sessionOf } from "../store/kept-seconds.ts";

const words = createWords("en", {}, {});

afterEach(() => vi.unstubAllEnvs());

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

test("a session is called by its name and its time, or else by its platform", () => {
	const catalogue = { history_session_title: { message: "$name$, $date$" } };
	const said = createWords("en", catalogue, {});
	expect(titleOf(sessionOf("one"), said)).toMatch(/^Google Meet, Nov/);
	expect(titleOf(sessionOf("one", { name: "Class 9b $date$" }), said)).toMatch(
		/^Class 9b \$date\$, Nov/,
	);
});

test.each([
	["Class 9b", "Class-9b"],
	["../../etc/passwd", "etc-passwd"],
	['a<b>:"/\\|?*\0c', "a-b-c"],
	["Année 2026, français", "Année-2026-français"],
	["九年级二班", "九年级二班"],
	["हिन्दी", "हिन्दी"],
	["😀", "google-meet"],
	["--", "google-meet"],
	["字".repeat(80), "字".repeat(40)],
])("of a session named %j the files are named by %j", (name, part) => {
	const stem = stemOfSession(sessionOf("one", { name }));
	expect(stem.replace(/-\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d$/, "")).toBe(`expressly-${part}`);
	expect(new TextEncoder().encode(`${stem}-chart.png`).length).toBeLessThan(200);
});

test("two sessions that begin in one minute have files of their own", () => {
	const startedAtMs = 1_700_000_000_000;
	const [one, two] = [0, 1000].map((laterMs) =>
		stemOfSession(sessionOf("one", { startedAtMs: startedAtMs + laterMs })),
	);
	expect(one).not.toBe(two);
});

test("two sessions that begin an hour apart as the clocks are put back have files of their own", () => {
	vi.stubEnv("TZ", "Europe/Berlin");
	const stems = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map((time) =>
		stemOfSession(sessionOf("one", { startedAtMs: Date.parse(time) })),
	);
	expect(stems).toEqual([
		"expressly-google-meet-2026-10-25-02.30.00",
		"expressly-google-meet-2026-10-25-02.30.00-UTC+1",
	]);
});

test("a name written from right to left keeps its place before the time", () => {
	const said = createWords("de", { history_session_title: { message: "$name$, $date$" } }, {});
	const startedAtMs = Date.UTC(2026, 10, 21, 12);
	expect(titleOf(sessionOf("one", { name: "שלום", startedAtMs }), said)).toMatch(
		/^\u2068שלום\u2069, 21\.11\.2026/,
	);
});
