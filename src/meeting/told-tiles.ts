import type { Tile } from "../shared/tiles.ts";

/** Far more than any call shows. */
const MAX_TILES = 200;

/** Of so many tiles as may be told of, those that are read; a page may keep videos of hundreds who are not in sight. */
export function toldTiles(tiles: Tile[]): Tile[] {
	if (tiles.length <= MAX_TILES) return tiles;
	const isRead = ({ skipped }: Tile) => skipped === undefined;
	return [...tiles.filter(isRead), ...tiles.filter((tile) => !isRead(tile))].slice(0, MAX_TILES);
}
