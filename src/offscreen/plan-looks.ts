import { iou } from "../engine/iou.ts";
import type { Patch } from "../shared/frames.ts";
import type { Box } from "../shared/geometry.ts";

/** A part of an atlas to look at for one tile: all of its patch, or a window around one face. */
export type Look = Pick<Patch, "tileId" | "source" | "place">;

/** Side of the window in widths of the face: room for it to move by half its width and be whole. */
const WINDOW = 2.5;

/**
 * Plans to look closely at each face where it is expected, or at the whole patch where two windows
 * would overlap and find one face twice.
 *
 * @param expected Where the faces should be, in pixels of the tile's own picture.
 */
export function lookClosely(patch: Patch, expected: readonly Box[]): Look[] {
	const windows = expected.map((box) => windowIn(patch, box));
	const isOverlap = windows.some((a, index) =>
		windows.slice(index + 1).some((b) => iou(a.place, b.place) > 0),
	);
	const isOutside = windows.some(({ place }) => !(place.width >= 1 && place.height >= 1));
	return windows.length === 0 || isOverlap || isOutside ? [patch] : windows;
}

/**
 * The part of a patch around one face.
 *
 * @param box Where the face is on the tile, in pixels of the tile's own picture.
 * @returns A place of whole pixels within the patch, and the part of the picture it shows.
 */
function windowIn({ tileId, source, place }: Patch, box: Box): Look {
	const scaleX = source.width / place.width;
	const scaleY = source.height / place.height;
	const side = (WINDOW * box.width) / scaleX;
	const middleX = place.x + (box.x + box.width / 2 - source.x) / scaleX;
	const middleY = place.y + (box.y + box.height / 2 - source.y) / scaleY;
	const left = Math.max(place.x, Math.round(middleX - side / 2));
	const top = Math.max(place.y, Math.round(middleY - side / 2));
	const right = Math.min(place.x + place.width, Math.round(middleX + side / 2));
	const bottom = Math.min(place.y + place.height, Math.round(middleY + side / 2));
	const window = { x: left, y: top, width: right - left, height: bottom - top };
	return {
		tileId,
		place: window,
		source: {
			x: source.x + (left - place.x) * scaleX,
			y: source.y + (top - place.y) * scaleY,
			width: window.width * scaleX,
			height: window.height * scaleY,
		},
	};
}
