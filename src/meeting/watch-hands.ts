import { changesHands } from "../engine/changes-hands.ts";
import type { Tile } from "../shared/tiles.ts";

/** Notices when tiles of a page change hands. */
export class HandsWatch {
	private known = new Map<string, Tile>();

	/**
	 * Takes in all tiles of the page.
	 *
	 * @returns The ids of those that show another person or picture than when they were last seen.
	 */
	take(tiles: readonly Tile[]): string[] {
		const before = this.known;
		const owned = tiles.map((tile) => ({
			...tile,
			name: tile.name ?? before.get(tile.id)?.name ?? null,
		}));
		this.known = new Map(owned.map((tile) => [tile.id, tile]));
		return owned.flatMap((tile) => {
			const then = before.get(tile.id);
			return then !== undefined && changesHands(then, tile) ? [tile.id] : [];
		});
	}
}
