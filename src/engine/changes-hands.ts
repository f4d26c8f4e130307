import type { Tile } from "../shared/tiles.ts";
import { isSameShape } from "./picture-size.ts";

/**
 * Whether a tile has become another person's or another picture's, so that nothing known of its faces
 * holds any longer. A name that is missing for a while, as when a tile is pinned, is no other name, and the same
 * picture sent larger or smaller, as servers do for who speaks, no other picture.
 *
 * @param before The tile as it was, with the last name it had.
 */
export function changesHands(before: Tile, after: Tile): boolean {
	const isOtherOwner = after.name !== null && before.name !== null && after.name !== before.name;
	return isOtherOwner || after.kind !== before.kind || !isSameShape(before, after);
}
