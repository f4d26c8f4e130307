import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFramesUp, timeOfFrame } from "../../../src/offscreen/parse-frames-up.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { ATLAS, frameOf, patchOf } from "./fake-pipeline.ts";

const tile = { id: "t", name: null, isSelf: true, kind: "video", width: 640, height: 360 };
const tiles = { kind: "tiles", platform: "meet", warnings: [], tiles: [tile] };
const frame = frameOf(5, "t");

const plane = { at: 0, layout: "i420", width: 4, height: 2, isFullRange: false };
const planes = {
	...frame,
	atlas: new Blob([new Uint8Array(20)]),
	width: 0,
	height: 0,
	patches: [
		{ ...patchOf("t"), plane },
		{ ...patchOf("t"), trackId: 2, plane: { ...plane, at: 12, layout: "luma" } },
	],
};

test.each([
	["tiles", tiles],
	[
		"a tile with all that may be said of it",
		{ ...tiles, tiles: [{ ...tile, speaking: true, pinned: true, skipped: "hidden" }] },
	],
	["a frame", frame],
	["a frame with what it cost", { ...frame, busyMs: 1.5 }],
	["a frame with a close-up", { ...frame, patches: [{ ...patchOf("t"), trackId: 3 }] }],
	["a frame of planes", planes],
	["a frame of a captured tab", { ...frame, atlas: null, width: 1280, height: 800 }],
	["a frame of no tile", { ...frame, patches: [] }],
	["a drawn frame", { kind: "drawn", atMs: 5, ageMs: 80 }],
	["settings", { kind: "settings", settings: DEFAULT_SETTINGS }],
])("%s are taken as they are", (_, message) => {
	expect(parseFramesUp(message)).toEqual({ message });
});

test.each([
	["no object", 7],
	["no kind", {}],
	["too many tiles", { ...tiles, tiles: Array(257).fill(tile) }],
	["a tile of no kind", { ...tiles, tiles: [{ ...tile, kind: "iframe" }] }],
	[
		"a tile that is endlessly wide",
		{ ...tiles, tiles: [{ ...tile, width: Number.POSITIVE_INFINITY }] },
	],
	["a tile left out for no reason known", { ...tiles, tiles: [{ ...tile, skipped: "because" }] }],
	["a name longer than a name", { ...tiles, tiles: [{ ...tile, name: "x".repeat(501) }] }],
	["a warning that has no words", { ...tiles, warnings: ["No tile was found."] }],
	["too many warnings", { ...tiles, warnings: Array(51).fill("no-tile-marks") }],
	["too many patches", { ...frame, patches: Array(257).fill(patchOf("t")) }],
	[
		"a patch at no place",
		{
			...frame,
			patches: [{ ...patchOf("t"), place: { x: Number.NaN, y: 0, width: 1, height: 1 } }],
		},
	],
	[
		"a patch of negative size",
		{ ...frame, patches: [{ ...patchOf("t"), source: { x: 0, y: 0, width: -1, height: 1 } }] },
	],
	["a frame at no time", { ...frame, atMs: Number.NaN }],
	["an atlas that is no picture file", { ...frame, atlas: { size: 4 } }],
	["an atlas of another size than it says", { ...frame, width: 321 }],
	["an atlas that is too large", { ...frame, atlas: new Blob([new Uint8Array(16 * 2 ** 20 + 1)]) }],
	["a plane beyond the bytes", { ...planes, atlas: new Blob([new Uint8Array(19)]) }],
	[
		"planes that lie over one another",
		{ ...planes, patches: [...planes.patches, planes.patches[1]] },
	],
	[
		"patches that lie over one another a hundred times",
		{
			...frame,
			patches: Array(256).fill({ ...patchOf("t"), place: { x: 0, y: 0, width: 200, height: 100 } }),
		},
	],
	["planes of a captured tab", { ...planes, atlas: null }],
	["planes beside others", { ...planes, patches: [...planes.patches, patchOf("t")] }],
	[
		"a plane of no layout",
		{ ...planes, patches: [{ ...patchOf("t"), plane: { ...plane, layout: "rgb" } }] },
	],
	["half a pixel", { ...planes, patches: [{ ...patchOf("t"), plane: { ...plane, width: 2.5 } }] }],
	["an age below 0", { kind: "drawn", atMs: 5, ageMs: -1 }],
])("%s is refused with a word on what is wrong", (_, message) => {
	expect(parseFramesUp(message)).toEqual({ problem: expect.stringMatching(/\w/) });
});

test("settings that are broken in part are kept for the rest", () => {
	const settings = { ...DEFAULT_SETTINGS, rate: "eager", model: "telepathy" };
	expect(parseFramesUp({ kind: "settings", settings })).toEqual({
		message: { kind: "settings", settings: { ...settings, model: DEFAULT_SETTINGS.model } },
	});
});

test("whatever comes, nothing is thrown", () => {
	fc.assert(
		fc.property(
			fc.anything(),
			fc.constantFrom("tiles", "settings", "frame", "drawn"),
			(thing, kind) => {
				expect(parseFramesUp(thing)).toBeDefined();
				expect(
					parseFramesUp({ kind, settings: thing, tiles: thing, patches: thing, atlas: ATLAS }),
				).toBeDefined();
				timeOfFrame(thing);
			},
		),
	);
});

test.each([
	[{ kind: "frame", atMs: 4 }, 4],
	[{ kind: "frame", atMs: "4" }, undefined],
	[{ kind: "frame", atMs: Number.NaN }, undefined],
	[{ kind: "drawn", atMs: 4 }, undefined],
	[null, undefined],
])("the time to answer %o by is %s", (message, atMs) => {
	expect(timeOfFrame(message)).toBe(atMs);
});
