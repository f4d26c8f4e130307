import fc from "fast-check";
import { expect, test } from "vitest";
import { Room, type RoomFigures } from "../../../src/engine/room.ts";
import type { RoomTile } from "../../../src/engine/room-members.ts";
import { COLUMNS } from "../../../src/engine/room-timeline.ts";
import { EXPRESSIONS, type Label } from "../../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { aRoomTile } from "./made-up-room.ts";

const SETTINGS = DEFAULT_SETTINGS;
const label = fc.constantFrom<Label>(...EXPRESSIONS, "uncertain");
const shares = (figures: RoomFigures) =>
	Object.fromEntries(
		(figures.rows ?? []).filter(({ count }) => count > 0).map((row) => [row.label, row.share]),
	);
const tilesOf = (...labels: Label[]) => labels.map((each, at) => aRoomTile(`p${at}`, [each]));

/** Observes the same tiles once a second, `seconds` times. */
function observeFor(room: Room, tiles: RoomTile[], fromMs: number, seconds: number): RoomFigures {
	let figures = room.observe(tiles, fromMs, SETTINGS);
	for (let second = 1; second < seconds; second++)
		figures = room.observe(tiles, fromMs + 1000 * second, SETTINGS);
	return figures;
}

test("counts sum to the faces, rows to the counts and shares to 1, in any order of the tiles", () => {
	const rooms = fc.array(fc.array(label, { maxLength: 3 }), { maxLength: 30 });
	fc.assert(
		fc.property(rooms, fc.constantFrom("seven", "five", "two"), (faces, labelSet) => {
			const settings = { ...SETTINGS, labelSet };
			const tiles = faces.map((labels, at) => aRoomTile(`p${at}`, labels));
			const figures = new Room().observe(tiles, 0, settings);
			const { faces: total, counts } = figures.second;
			expect(total).toBe(faces.flat().length);
			expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
			expect(new Room().observe(tiles.toReversed(), 0, settings)).toEqual(figures);
			if (total < SETTINGS.roomMinFaces) expect(figures.rows).toBeNull();
			else {
				const sum = (of: (row: { count: number; share: number }) => number) =>
					(figures.rows ?? []).reduce((so, row) => so + of(row), 0);
				expect(sum(({ count }) => count)).toBe(total);
				expect(sum(({ share }) => share)).toBeCloseTo(1, 9);
				expect(figures.rows?.map((row) => row.label)).toEqual(figures.labels);
			}
		}),
	);
});

test("an uncertain face counts as uncertain, on neither side", () => {
	const figures = new Room().observe(
		tilesOf("happy", "sad", "uncertain", "uncertain"),
		0,
		SETTINGS,
	);
	expect(shares(figures)).toEqual({ happy: 0.25, sad: 0.25, uncertain: 0.5 });
	expect(figures.sides?.map(({ label, share }) => [label, share])).toEqual([
		["okay", 0.25],
		["notOkay", 0.25],
	]);
});

test("the user's own assignment says what is not okay", () => {
	const settings = { ...SETTINGS, notOkay: ["happy" as const] };
	const figures = new Room().observe(tilesOf("happy", "sad", "angry"), 0, settings);
	expect(figures.sides?.map(({ count }) => count)).toEqual([2, 1]);
});

test("fewer faces than the user's minimum give a number and no share, now or in the chart", () => {
	const room = new Room();
	const figures = room.observe(tilesOf("happy", "sad"), 0, SETTINGS);
	expect(figures.second.faces).toBe(2);
	expect(figures).toMatchObject({ rows: null, sides: null });
	expect(figures.columns.every((column) => column === null)).toBe(true);
	const higher = { ...SETTINGS, roomMinFaces: 5 };
	expect(room.observe(tilesOf("sad", "sad", "sad", "sad"), 1000, higher).rows).toBeNull();
});

test("a change is told against the same room a minute ago, in shares", () => {
	const room = new Room();
	observeFor(room, tilesOf("neutral", "neutral", "neutral", "sad"), 0, 60);
	const later = observeFor(room, tilesOf("happy", "neutral", "neutral", "sad"), 60_000, 6);
	const changes = Object.fromEntries(
		(later.rows ?? []).map((row) => [row.label, row.change ?? Number.NaN]),
	);
	expect(changes).toMatchObject({ happy: 0.25, neutral: -0.25, sad: 0 });
	expect(later.sides?.map(({ change }) => change)).toEqual([0, 0]);
});

test("with no room a minute ago there is no change to tell", () => {
	const figures = observeFor(new Room(), tilesOf("happy", "happy", "sad"), 0, 30);
	expect(figures.rows?.every(({ change }) => change === null)).toBe(true);
});

test("the chart holds the last ten minutes in columns, the latest last", () => {
	const room = new Room();
	observeFor(room, tilesOf("happy", "happy", "happy"), 0, 1200);
	const { columns, labels } = observeFor(room, tilesOf("sad", "sad", "sad"), 1_200_000, 5);
	expect(columns.length).toBe(COLUMNS);
	const topOf = (index: number) => labels[columns.at(index)?.indexOf(1) ?? -1];
	expect([topOf(0), topOf(-2), topOf(-1)]).toEqual(["happy", "happy", "sad"]);
});

test("times in which nothing was seen are gaps", () => {
	const room = new Room();
	observeFor(room, tilesOf("happy", "happy", "happy"), 0, 10);
	const { columns } = observeFor(room, tilesOf("happy", "happy", "happy"), 60_000, 5);
	const gaps = columns.slice(-13).map((column) => column === null);
	expect(gaps).toEqual([false, false, ...Array<boolean>(10).fill(true), false]);
});

test("a change of the label set is taken over by the chart of the past", () => {
	const room = new Room();
	observeFor(room, tilesOf("fear", "sad", "happy", "happy"), 0, 5);
	const at = (labelSet: "seven" | "five" | "two") => {
		const figures = room.observe([], 100_000, { ...SETTINGS, labelSet });
		const past = figures.columns.findLast((column) => column !== null) ?? [];
		return Object.fromEntries(
			figures.labels.map((each, index) => [each, past[index]]).filter(([, share]) => share !== 0),
		);
	};
	expect(at("two")).toEqual({ okay: 0.75, notOkay: 0.25 });
	expect(at("five")).toEqual({ happy: 0.5, sad: 0.25, uncertain: 0.25 });
	expect(at("seven")).toEqual({ happy: 0.5, sad: 0.25, fear: 0.25 });
});

test("whatever the clock does, figures stay whole and memory bounded", () => {
	const steps = fc.array(fc.tuple(fc.integer({ min: -700_000, max: 700_000 }), fc.array(label)), {
		maxLength: 60,
	});
	fc.assert(
		fc.property(steps, (all) => {
			const room = new Room();
			let atMs = 0;
			for (const [step, labels] of all) {
				atMs += step;
				const { second, columns, rows } = room.observe(tilesOf(...labels), atMs, SETTINGS);
				expect(second.atMs).toBe(atMs);
				expect(columns.length).toBe(COLUMNS);
				for (const column of columns)
					expect(column?.reduce((sum, share) => sum + share, 0) ?? 1).toBeCloseTo(1, 9);
				for (const { change } of rows ?? []) expect(Math.abs(change ?? 0)).toBeLessThanOrEqual(1);
			}
		}),
	);
});

test("twenty-five people who play a script are counted as the script says, at every second", () => {
	const beats: Label[][] = [
		["happy", "happy", "neutral"],
		["neutral"],
		["sad", "neutral", "surprise", "uncertain"],
		["angry", "happy"],
		["neutral", "disgust", "fear"],
	];
	const room = new Room();
	for (let second = 0; second < 120; second++) {
		const script = Array.from({ length: 25 }, (_, person) => {
			const own = beats[person % beats.length] ?? [];
			return own[Math.floor((second + person) / 5) % own.length] ?? "neutral";
		});
		const { rows, second: counted } = room.observe(tilesOf(...script), 1000 * second, SETTINGS);
		expect(counted.faces).toBe(25);
		for (const { label, count, share } of rows ?? []) {
			const played = script.filter((each) => each === label).length;
			expect([label, count, share]).toEqual([label, played, played / 25]);
		}
	}
});

test("a clock set back drops what came after, and goes on", () => {
	const room = new Room();
	observeFor(room, tilesOf("happy", "happy", "happy"), 3_600_000, 30);
	const { columns, labels } = observeFor(room, tilesOf("sad", "sad", "sad"), 0, 5);
	expect(columns.filter((column) => column !== null)).toHaveLength(1);
	expect(columns.at(-1)?.[labels.indexOf("sad")]).toBe(1);
});
