import type { Tile } from "../shared/tiles.ts";
import { isSameShape } from "./picture-size.ts";

/**
 * Whether a tile shows another picture, so that nothing known of its faces holds any longer. Another person has
 * another tile id, also on the same media track; another name of the same tile is a better one, or one newly taken.
 * The same picture sent larger or smaller, as servers do for who speaks, is no other picture.
 */
export function changesHands(before: Tile, after: Tile): boolean {
	return after.kind !== before.kind || !isSameShape(before, after);
}
