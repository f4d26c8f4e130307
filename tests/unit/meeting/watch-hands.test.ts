import { expect, test } from "vitest";
import { HandsWatch } from "../../../src/meeting/watch-hands.ts";
import type { Tile } from "../../../src/shared/tiles.ts";
import { aRoomTile } from "../engine/made-up-room.ts";

const ANN: Tile = { ...aRoomTile("a", null).tile, name: "Ann", width: 640, height: 360 };

test.each<[string, Tile, boolean]>([
	["nothing", ANN, false],
	["who speaks", { ...ANN, speaking: true }, false],
	["whether it is read", { ...ANN, skipped: "no-frames" }, false],
	["a name that is missing", { ...ANN, name: null }, false],
	["another person", { ...ANN, name: "Bea" }, true],
	["another size of picture", { ...ANN, width: 320, height: 180 }, true],
	["another kind of picture", { ...ANN, kind: "canvas" }, true],
])("a tile of which %s has changed: %o", (_, tile, hasChangedHands) => {
	const hands = new HandsWatch();
	expect(hands.take([ANN], 0)).toEqual([]);
	expect(hands.take([tile], 0)).toEqual(hasChangedHands ? ["a"] : []);
	expect(hands.take([tile], 0)).toEqual([]);
});

test("a name that comes back is no other name, another one is", () => {
	const hands = new HandsWatch();
	hands.take([ANN], 0);
	hands.take([{ ...ANN, name: null }], 0);
	expect(hands.take([ANN], 0)).toEqual([]);
	hands.take([{ ...ANN, name: null }], 0);
	expect(hands.take([{ ...ANN, name: "Bea" }], 0)).toEqual(["a"]);
});

test("pictures taken before a tile changed hands are of somebody else", () => {
	const hands = new HandsWatch();
	const isOfSame = (takenAtMs: number) => hands.isOfSame("a", takenAtMs);
	hands.take([ANN], 1000);
	expect(isOfSame(900)).toBe(true);
	hands.take([{ ...ANN, name: "Bea" }], 2000);
	expect([isOfSame(1999), isOfSame(2000)]).toEqual([false, true]);
	hands.take([], 3000);
	hands.take([ANN], 4000);
	expect(isOfSame(1999)).toBe(true);
});
