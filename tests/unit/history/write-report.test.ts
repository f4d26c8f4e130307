import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { madeUpSession } from "../../../scripts/made-up-session.ts";
import { binSeconds } from "../../../src/engine/bin-seconds.ts";
import { findMoments } from "../../../src/engine/find-moments.ts";
import { timelineSvg } from "../../../src/history/timeline-svg.ts";
import { writeReport } from "../../../src/history/write-report.ts";
import { LOCALE_NAMES, type Locale } from "../../../src/shared/locales.ts";
import { type Catalogue, createWords } from "../../../src/shared/words.ts";

const catalogueOf = (locale: Locale) =>
	JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, "utf8")) as Catalogue;
const wordsOf = (locale: Locale) => createWords(locale, catalogueOf(locale), catalogueOf("en"));
const english = wordsOf("en");

const { session, flushes } = madeUpSession({
	id: "one",
	people: 8,
	seconds: 600,
	startedAtMs: 1_700_000_000_000,
});
const seconds = flushes.flat();
const bins = binSeconds(seconds, { fromMs: 0, toMs: 600_000 }, 10_000);
const minutes = binSeconds(seconds, { fromMs: 0, toMs: 600_000 }, 60_000).filter(
	(bin) => bin !== null,
);
const parts = {
	session,
	state: "ended",
	chart: bins,
	minutes,
	moments: findMoments(seconds),
	damaged: 0,
} as const;

test.each(LOCALE_NAMES)("a report in %s needs nothing but itself, and lacks no word", (locale) => {
	const report = writeReport(parts, wordsOf(locale));
	expect(report).not.toMatch(/<(script|link|img|iframe)\b/);
	expect(report.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import/);
	expect(report).not.toMatch(/\$\w+\$|[a-z]+_[a-z]+_[a-z]+|undefined|NaN/);
	expect(report).toContain("<svg");
	expect(report.match(/<tr>/g)?.length).toBeGreaterThan(10);
});

test("a report says when a session was cut off", () => {
	const cutOff = { ...parts, state: "cut-off", session: { ...session, endedAtMs: null } } as const;
	expect(writeReport(cutOff, english)).toContain("ended early");
	expect(writeReport(parts, english)).not.toContain("ended early");
});

test("a report of a session that still runs says so, and not that it ended early", () => {
	const running = { ...parts, state: "running", session: { ...session, endedAtMs: null } } as const;
	expect(writeReport(running, english)).toContain("running now");
	expect(writeReport(running, english)).not.toContain("ended early");
});

test("a report says what of the session is missing in it", () => {
	expect(writeReport({ ...parts, damaged: 2 }, english)).toContain("2 damaged parts could not");
	expect(writeReport(parts, english)).not.toContain("damaged");
});

test("a report is called by the session's name, and says its platform as well", () => {
	const named = writeReport({ ...parts, session: { ...session, name: "Class <9b>" } }, english);
	expect(named).toMatch(/<h1>Class &lt;9b&gt;, Nov/);
	expect(named).toContain("<p>Google Meet · 10:00");
	expect(writeReport(parts, english)).toContain("<p>10:00");
});

test.each([
	["Class 9b, Nov 21, 2026, 1:04 PM", "19.00"],
	[`${"字".repeat(80)}，2026年11月21日 13:04`, expect.stringMatching(/^1[012]\./)],
])("the chart's title fits it: %s", (title, size) => {
	const svg = timelineSvg(bins, title, english);
	expect(svg.match(/font-size="([\d.]+)" font-weight/)?.[1]).toEqual(size);
});

test("what a platform calls itself does no harm in a report", () => {
	const evil = { ...session, platform: "<script>alert(1)</script>" };
	expect(writeReport({ ...parts, session: evil }, english)).not.toContain("<script");
	expect(timelineSvg(bins, '"><script>', english)).not.toContain("<script");
});

test("a chart's bars stand as high as there were faces, and a gap stays empty", () => {
	const heights = (svg: string) =>
		[...svg.matchAll(/<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)]
			.filter(([, , height]) => height !== "14")
			.map(([, y, height]) => [Number(y), Number(height)] as const);
	const [bin] = bins;
	if (!bin) throw new Error("no bin");
	const one = heights(timelineSvg([bin], "t", english));
	expect(one.reduce((sum, [, height]) => sum + height, 0)).toBeCloseTo(270, 0);
	expect(Math.min(...one.map(([y]) => y))).toBeCloseTo(56, 0);
	expect(heights(timelineSvg([null, null], "t", english))).toEqual([]);
});

test.each([
	[10, 1000, ["0:00", "0:02", "0:04", "0:06", "0:08", "0:10"]],
	[30, 1000, ["0:00", "0:05", "0:10", "0:15", "0:20", "0:25", "0:30"]],
	[250, 3000, ["0:00", "2:00", "4:00", "6:00", "8:00", "10:00", "12:00"]],
])(
	"over a chart of %d bins of %d ms stand whole times, each where it belongs",
	(length, binMs, said) => {
		const [bin] = bins;
		if (!bin) throw new Error("no bin");
		const chart = [{ ...bin, fromMs: 0, toMs: binMs }, ...Array<null>(length - 1).fill(null)];
		const times = [
			...timelineSvg(chart, "t", english).matchAll(/<text x="([\d.]+)" y="350" [^>]+>([\d:]+)</g),
		].map(([, x, time = ""]) => ({ x: Number(x), time }));
		expect(times.map(({ time }) => time)).toEqual(said);
		for (const { x, time } of times) {
			const [minutes = 0, seconds = 0] = time.split(":").map(Number);
			const atMs = (60 * minutes + seconds) * 1000;
			expect(x).toBeCloseTo(56 + (1120 * atMs) / (length * binMs), 1);
		}
	},
);
