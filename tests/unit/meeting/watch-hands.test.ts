import { expect, test } from "vitest";
import { HandsWatch } from "../../../src/meeting/watch-hands.ts";
import type { Tile } from "../../../src/shared/tiles.ts";
import { aRoomTile } from "../engine/made-up-room.ts";

const ANN: Tile = { ...aRoomTile("a", null).tile, name: "Ann", width: 640, height: 360 };
const OTHER = { tileId: "a", scale: null };

test.each<[string, Tile, boolean]>([
	["nothing", ANN, false],
	["who speaks", { ...ANN, speaking: true }, false],
	["whether it is read", { ...ANN, skipped: "no-frames" }, false],
	["a name that is missing", { ...ANN, name: null }, false],
	["its person's name", { ...ANN, name: "Anna" }, false],
	["the shape of its picture", { ...ANN, width: 360, height: 640 }, true],
	["whether its picture has a size", { ...ANN, width: 0, height: 0 }, true],
	["another kind of picture", { ...ANN, kind: "canvas" }, true],
])("a tile of which %s has changed: %o", (_, tile, hasChangedHands) => {
	const hands = new HandsWatch();
	expect(hands.take([ANN], 0)).toEqual([]);
	expect(hands.take([tile], 0)).toEqual(hasChangedHands ? [OTHER] : []);
	expect(hands.take([tile], 0)).toEqual([]);
});

test.each([
	["a larger one", { width: 1280, height: 720 }, { scaleX: 2, scaleY: 2 }],
	["one cut a pixel narrower", { width: 639, height: 360 }, { scaleX: 639 / 640, scaleY: 1 }],
])(
	"the same picture sent as %s changes no hands, but pictures under way are of the old size",
	(_, size, scale) => {
		const hands = new HandsWatch();
		hands.take([ANN], 1000);
		expect(hands.take([{ ...ANN, ...size }], 2000)).toEqual([{ tileId: "a", scale }]);
		expect([1999, 2000].map((takenAtMs) => hands.isOfSame("a", takenAtMs))).toEqual([false, true]);
	},
);

test("pictures taken before a tile changed hands are of something else", () => {
	const hands = new HandsWatch();
	const isOfSame = (takenAtMs: number) => hands.isOfSame("a", takenAtMs);
	hands.take([ANN], 1000);
	expect(isOfSame(900)).toBe(true);
	hands.take([{ ...ANN, width: 360, height: 640 }], 2000);
	expect([isOfSame(1999), isOfSame(2000)]).toEqual([false, true]);
	hands.take([], 3000);
	hands.take([ANN], 4000);
	expect(isOfSame(1999)).toBe(true);
});
