import { changesHands } from "../engine/changes-hands.ts";
import { type Scale, scaleBetween } from "../engine/picture-size.ts";
import type { Tile } from "../shared/tiles.ts";

interface Held {
	/** As it was last seen. */
	tile: Tile;
	/** Since when it has shown this picture, in this size, as far as that is known. */
	sinceMs: number;
}

interface HandsChange {
	tileId: string;
	/** By how much the same picture has become larger; null where it is another picture. */
	scale: Scale | null;
}

/** Notices when tiles of a page change hands, or the size of their picture. */
export class HandsWatch {
	private known = new Map<string, Held>();

	/**
	 * Takes in all tiles of the page.
	 *
	 * @param nowMs As `performance.now()` tells it.
	 * @returns Those that show another picture than when they were last seen, or in another size.
	 */
	take(tiles: readonly Tile[], nowMs: number): HandsChange[] {
		const changes: HandsChange[] = [];
		const held = tiles.map((tile): [string, Held] => {
			const before = this.known.get(tile.id);
			const isOther = before !== undefined && changesHands(before.tile, tile);
			const scale = isOther || before === undefined ? null : scaleBetween(before.tile, tile);
			const isChanged = isOther || scale !== null;
			if (isChanged) changes.push({ tileId: tile.id, scale });
			const sinceMs = isChanged ? nowMs : (before?.sinceMs ?? Number.NEGATIVE_INFINITY);
			return [tile.id, { tile, sinceMs }];
		});
		this.known = new Map(held);
		return changes;
	}

	/** Whether a picture taken of a tile then shows what the tile shows now, in the same size. */
	isOfSame(tileId: string, takenAtMs: number): boolean {
		return takenAtMs >= (this.known.get(tileId)?.sinceMs ?? Number.NEGATIVE_INFINITY);
	}
}
