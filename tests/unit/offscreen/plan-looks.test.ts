import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOnTile } from "../../../src/offscreen/place-on-tile.ts";
import { lookClosely } from "../../../src/offscreen/plan-looks.ts";
import { boxAt, madeUpFace } from "../engine/made-up-face.ts";

const PATCH = {
	tileId: "t",
	source: { x: 0, y: 0, width: 640, height: 360 },
	place: { x: 256, y: 144, width: 320, height: 180 },
};
const numbers = fc.double({ min: -1000, max: 1000, noNaN: true });

test("the window is two and a half faces wide, around the face, in the atlas's pixels", () => {
	expect(lookClosely(PATCH, [boxAt(280, 140, 80)])).toEqual([
		{
			tileId: "t",
			place: { x: 366, y: 184, width: 100, height: 100 },
			source: { x: 220, y: 80, width: 200, height: 200 },
		},
	]);
});

test("what is found in a window lies on the tile where it would be found in the whole", () => {
	const face = boxAt(280, 140, 80);
	const [look] = lookClosely(PATCH, [face]);
	if (look === undefined) throw new Error("no look");
	const inWindow = { x: 396 - look.place.x, y: 214 - look.place.y, width: 40, height: 40 };
	expect(placeOnTile(madeUpFace({ box: inWindow }), look).box).toEqual(face);
});

test("a window never leaves its patch, and is whole pixels; a face outside means the whole", () => {
	fc.assert(
		fc.property(numbers, numbers, fc.double({ min: 1, max: 900, noNaN: true }), (x, y, size) => {
			for (const { place } of lookClosely(PATCH, [boxAt(x, y, size)])) {
				expect(Object.values(place).every(Number.isInteger)).toBe(true);
				expect(place.width).toBeGreaterThanOrEqual(1);
				expect(place.height).toBeGreaterThanOrEqual(1);
				expect(place.x).toBeGreaterThanOrEqual(PATCH.place.x);
				expect(place.y).toBeGreaterThanOrEqual(PATCH.place.y);
				expect(place.x + place.width).toBeLessThanOrEqual(PATCH.place.x + PATCH.place.width);
				expect(place.y + place.height).toBeLessThanOrEqual(PATCH.place.y + PATCH.place.height);
			}
		}),
	);
});

test.each([
	["no face is expected", []],
	["two faces are close together", [boxAt(200), boxAt(260)]],
	["a face has left the picture", [boxAt(900)]],
	["a box is not a number", [boxAt(Number.NaN)]],
])("the whole patch is looked at when %s", (_, expected) => {
	expect(lookClosely(PATCH, expected)).toEqual([PATCH]);
});
