import type { Tile } from "../shared/tiles.ts";

/**
 * Whether a tile has become another person's or another picture's, so that nothing known of its faces
 * holds any longer. A name that is missing for a while, as when a tile is pinned, is no other name.
 *
 * @param before The tile as it was, with the last name it had.
 */
export function changesHands(before: Tile, after: Tile): boolean {
	const isOtherOwner = after.name !== null && before.name !== null && after.name !== before.name;
	return (
		isOtherOwner ||
		after.kind !== before.kind ||
		after.width !== before.width ||
		after.height !== before.height
	);
}
