import { changesHands } from "../engine/changes-hands.ts";
import type { Tile } from "../shared/tiles.ts";

interface Held {
	/** As it was last seen, with the last name it had. */
	tile: Tile;
	/** Since when it has shown whom it shows, as far as that is known. */
	sinceMs: number;
}

/** Notices when tiles of a page change hands. */
export class HandsWatch {
	private known = new Map<string, Held>();

	/**
	 * Takes in all tiles of the page.
	 *
	 * @param nowMs As `performance.now()` tells it.
	 * @returns The ids of those that show another person or picture than when they were last seen.
	 */
	take(tiles: readonly Tile[], nowMs: number): string[] {
		const changed: string[] = [];
		const held = tiles.map((tile): [string, Held] => {
			const before = this.known.get(tile.id);
			const named = { ...tile, name: tile.name ?? before?.tile.name ?? null };
			const isOther = before !== undefined && changesHands(before.tile, named);
			if (isOther) changed.push(tile.id);
			const sinceMs = isOther ? nowMs : (before?.sinceMs ?? Number.NEGATIVE_INFINITY);
			return [tile.id, { tile: named, sinceMs }];
		});
		this.known = new Map(held);
		return changed;
	}

	/** Whether a picture taken of a tile then shows whom the tile shows now. */
	isOfSame(tileId: string, takenAtMs: number): boolean {
		return takenAtMs >= (this.known.get(tileId)?.sinceMs ?? Number.NEGATIVE_INFINITY);
	}
}
