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
	expect(hands.take([ANN])).toEqual([]);
	expect(hands.take([tile])).toEqual(hasChangedHands ? ["a"] : []);
	expect(hands.take([tile])).toEqual([]);
});

test("a name that comes back is no other name, another one is", () => {
	const hands = new HandsWatch();
	hands.take([ANN]);
	hands.take([{ ...ANN, name: null }]);
	expect(hands.take([ANN])).toEqual([]);
	hands.take([{ ...ANN, name: null }]);
	expect(hands.take([{ ...ANN, name: "Bea" }])).toEqual(["a"]);
});
