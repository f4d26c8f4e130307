import type { Box } from "../shared/geometry.ts";

/**
 * Side of a close-up in widths of the face's box. The crop that the network reads is about as wide as the
 * box; the rest is room for the face to have moved.
 */
const ROOM = 1.8;
/** Longer side of a close-up's cell: its crop then has 53 pixels, and the network takes 48. */
const CELL_PX = 96;
/** Large faces are not made smaller by more than this, or the copy would be jagged. */
const MAX_SHRINK = 3;

/**
 * The part of a tile's picture to copy for one face.
 *
 * @param box Where the face should be, in pixels of the picture.
 * @returns Whole pixels within the picture; null where nothing of the face would be in it.
 */
export function closeUpOf(box: Box, picture: { width: number; height: number }): Box | null {
	const side = ROOM * Math.max(box.width, box.height);
	const [x, width] = span(box.x + box.width / 2, side, picture.width);
	const [y, height] = span(box.y + box.height / 2, side, picture.height);
	return width >= 1 && height >= 1 ? { x, y, width, height } : null;
}

/** The longer side of a close-up's cell at most, in the atlas's pixels. */
export function closeUpPx({ width, height }: Box): number {
	return Math.max(CELL_PX, Math.ceil(Math.max(width, height) / MAX_SHRINK));
}

function span(middle: number, side: number, limit: number): [start: number, length: number] {
	const start = Math.max(0, Math.floor(middle - side / 2));
	return [start, Math.min(limit, Math.ceil(middle + side / 2)) - start];
}
