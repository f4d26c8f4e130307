import type { Tile } from "../shared/tiles.ts";
import { isSameShape } from "./picture-size.ts";

/**
 * Whether a tile shows another picture than before, so that nothing known of its faces holds any longer. The same
 * picture sent larger or smaller, as servers do for who speaks, is no other. Of a tile's name nothing follows: who is
 * another person has a tile of another id, and who only takes another name keeps theirs.
 */
export function changesHands(before: Tile, after: Tile): boolean {
	return after.kind !== before.kind || !isSameShape(before, after);
}
