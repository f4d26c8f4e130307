import { expect, test } from "vitest";
import { toldTiles } from "../../../src/meeting/told-tiles.ts";
import type { Tile } from "../../../src/shared/tiles.ts";

const tiles = (count: number, given: Partial<Tile> = {}): Tile[] =>
	Array.from({ length: count }, (_, index) => ({
		id: `${given.skipped ?? "read"} ${index}`,
		name: null,
		isSelf: false,
		kind: "video" as const,
		width: 320,
		height: 180,
		...given,
	}));

test("the tiles of a call are told in the page's order, whether they are read or not", () => {
	const all = [...tiles(100, { skipped: "hidden" }), ...tiles(100)];
	expect(toldTiles(all)).toEqual(all);
});

test("where a page has more than may be told, those that are read are", () => {
	const read = tiles(25);
	const told = toldTiles([...tiles(300, { skipped: "hidden" }), ...read]);
	expect(told).toHaveLength(200);
	expect(told).toEqual(expect.arrayContaining(read));
	expect(toldTiles(tiles(300))).toEqual(tiles(200));
});
