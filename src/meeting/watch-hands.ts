import { changesHands } from "../engine/changes-hands.ts";
import type { Tile } from "../shared/tiles.ts";

/** Notices when tiles of a page change hands. */
export class HandsWatch {
	private known = new Map<string, Tile>();
	private readonly changedAtMs = new Map<string, number>();

	/**
	 * Takes in all tiles of the page.
	 *
	 * @param nowMs As `performance.now()` tells it.
	 * @returns The ids of those that show another person or picture than when they were last seen.
	 */
	take(tiles: readonly Tile[], nowMs: number): string[] {
		const before = this.known;
		const owned = tiles.map((tile) => ({
			...tile,
			name: tile.name ?? before.get(tile.id)?.name ?? null,
		}));
		this.known = new Map(owned.map((tile) => [tile.id, tile]));
		for (const id of this.changedAtMs.keys()) if (!this.known.has(id)) this.changedAtMs.delete(id);
		const changed = owned.flatMap((tile) => {
			const then = before.get(tile.id);
			return then !== undefined && changesHands(then, tile) ? [tile.id] : [];
		});
		for (const id of changed) this.changedAtMs.set(id, nowMs);
		return changed;
	}

	/** Whether a picture taken of a tile then shows whom the tile shows now. */
	isOfSame(tileId: string, takenAtMs: number): boolean {
		return takenAtMs >= (this.changedAtMs.get(tileId) ?? Number.NEGATIVE_INFINITY);
	}
}
