import { expect, test } from "vitest";
import { summariseCall } from "../../../src/popup/call-summary.ts";
import { aPage, aReading, aTile } from "./people.ts";

test("a call with no page known is empty", () => {
	expect(summariseCall([])).toEqual({
		platform: undefined,
		tiles: 0,
		readable: 0,
		faces: 0,
		skipped: [],
		capture: "none",
		seen: [],
	});
});

test("tiles are counted over all frames, and the platform is that of the frame with tiles", () => {
	const call = summariseCall([
		aPage([], { platform: "generic" }),
		aPage([aTile("a"), aTile("b", { skipped: "screen-share" })], { frameId: 4, platform: "zoom" }),
	]);
	expect(call).toMatchObject({ platform: "zoom", tiles: 2, readable: 1, faces: 0 });
});

test("the reasons for not reading come most frequent first", () => {
	const { skipped } = summariseCall([
		aPage([
			aTile("a", { skipped: "hidden" }),
			aTile("b", { skipped: "too-small" }),
			aTile("c", { skipped: "too-small" }),
		]),
	]);
	expect(skipped).toEqual([
		["too-small", 2],
		["hidden", 1],
	]);
});

test("the user comes first, the others in the page's order", () => {
	const { seen } = summariseCall([
		aPage([aTile("a"), aTile("b"), aTile("me", { isSelf: true }), aTile("c")]),
	]);
	expect(seen.map(({ id }) => id)).toEqual(["0:me", "0:a", "0:b", "0:c"]);
});

test("a readable tile without a face is in the list, an unread one is not", () => {
	const { seen } = summariseCall([aPage([aTile("a"), aTile("b", { skipped: "ended" })])]);
	expect(seen).toEqual([
		{
			id: "0:a",
			name: "Name of a",
			number: 1,
			isSelf: false,
			face: null,
			reading: null,
			neutral: null,
		},
	]);
});

test("several faces of one tile are numbered lines of one participant", () => {
	const faces = [aReading("happy", { trackId: 5 }), aReading("sad", { trackId: 9 })];
	const { seen, faces: count } = summariseCall([
		aPage([aTile("a"), aTile("b", { latest: faces })]),
	]);
	expect(count).toBe(2);
	expect(seen.slice(1).map(({ id, number, face }) => [id, number, face])).toEqual([
		["0:b:5", 2, 1],
		["0:b:9", 2, 2],
	]);
});

test.each(["tentative", "lost"] as const)("a %s face is not listed", (trackState) => {
	const latest = [aReading("happy", { trackState })];
	expect(summariseCall([aPage([aTile("a", { latest })])]).faces).toBe(0);
});

test("two frames may use the same tile id", () => {
	const { seen } = summariseCall([aPage([aTile("a")]), aPage([aTile("a")], { frameId: 1 })]);
	expect(new Set(seen.map(({ id }) => id)).size).toBe(2);
});

test("a neutral face is measured of who is alone on a tile and has a name, or is the user", () => {
	const one = { latest: [aReading("happy")] };
	const two = { latest: [aReading("happy"), aReading("sad", { trackId: 2 })] };
	const { seen } = summariseCall([
		aPage([
			aTile("a", { ...one, name: "Ana", neutralFace: { state: "used" } }),
			aTile("b", { ...two, name: "Ben" }),
			aTile("c", { ...one, name: null }),
			aTile("d", { name: "Dan" }),
			aTile("s", { ...one, name: null, isSelf: true }),
		]),
	]);
	expect(seen.map(({ neutral }) => neutral)).toEqual([
		{ frameId: 0, tileId: "s", key: "self", state: undefined },
		{ frameId: 0, tileId: "a", key: "google-meet/Ana", state: { state: "used" } },
		null,
		null,
		null,
		null,
	]);
});

test.each([
	["nothing is refused", "hidden", false, "none"],
	["a video of another site is", "cross-origin", false, "offered"],
	["a copy-protected video is", "protected", false, "offered"],
	["the tab's picture is read already", "hidden", true, "on"],
] as const)(
	"where %s, reading the tab's own picture is as wanted",
	(_, skipped, captured, capture) => {
		const pages = [aPage([aTile("a")]), aPage([aTile("b", { skipped })], { frameId: 2, captured })];
		expect(summariseCall(pages).capture).toBe(capture);
	},
);
