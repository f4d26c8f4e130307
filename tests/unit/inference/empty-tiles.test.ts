import { expect, test } from "vitest";
import { EmptyTiles } from "../../../src/inference/empty-tiles.ts";
import { seededNoise } from "../engine/seeded-noise.ts";

const noise = seededNoise(5);

/** A room with a camera's noise, and perhaps someone in it. */
function picture(someone = false) {
	const [width, height] = [64, 36];
	const data = new Uint8ClampedArray(width * height * 4);
	for (let i = 0; i < width * height; i++) {
		const [x, y] = [i % width, Math.floor(i / width)];
		const isThere = someone && x > 24 && x < 40 && y > 10;
		data.fill((isThere ? 190 : 60 + x) + 3 * noise(), i * 4, i * 4 + 4);
	}
	return { data, width, height };
}

test("a room that stays empty is not searched again, until it shows something else", () => {
	const tiles = new EmptyTiles();
	expect(tiles.isStillEmpty("t", picture())).toBe(false);
	tiles.note("t", picture(), 0);
	expect(tiles.isStillEmpty("t", picture())).toBe(true);
	expect(tiles.isStillEmpty("other", picture())).toBe(false);
	expect(tiles.isStillEmpty("t", picture(true))).toBe(false);
});

test("a face that was missed is searched for again before long, then ever less often", () => {
	const tiles = new EmptyTiles();
	tiles.note("t", picture(true), 0);
	const searchedAt = Array.from({ length: 80 }, (_, look) => {
		if (tiles.isStillEmpty("t", picture(true))) return [];
		tiles.note("t", picture(true), 0);
		return [look];
	}).flat();
	expect(searchedAt).toEqual([3, 11, 27, 43, 59, 75]);
});

test("once something else was seen, it is soon searched again", () => {
	const tiles = new EmptyTiles();
	for (let search = 0; search < 5; search++) tiles.note("t", picture(), 0);
	expect(tiles.isStillEmpty("t", picture(true))).toBe(false);
	tiles.note("t", picture(true), 0);
	const skipped = Array.from({ length: 4 }, () => tiles.isStillEmpty("t", picture(true)));
	expect(skipped).toEqual([true, true, true, false]);
});

test("a tile with a face is searched every time", () => {
	const tiles = new EmptyTiles();
	tiles.note("t", picture(true), 0);
	tiles.note("t", picture(true), 1);
	expect(tiles.isStillEmpty("t", picture(true))).toBe(false);
});
