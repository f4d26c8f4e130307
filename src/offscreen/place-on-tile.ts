import type { FaceObservation } from "../engine/face-observation.ts";
import type { Fingerprint } from "../engine/freeze-watch.ts";
import { moveFace } from "../engine/move-face.ts";
import { isSameShape } from "../engine/picture-size.ts";
import type { Patch } from "../shared/frames.ts";
import type { Box, Point } from "../shared/geometry.ts";
import type { Tile } from "../shared/tiles.ts";

/** A picture made smaller by whole steps may lack so much of its width. */
const CUT_OFF = 0.01;

/**
 * Moves a face from where it was found in a patch to where it is on the tile's own picture.
 *
 * @param face In pixels of the patch, from its top left corner.
 * @returns In pixels of the tile's picture. What was measured stays as measured, in patch pixels.
 */
export function placeOnTile(
	face: FaceObservation,
	patch: Pick<Patch, "source" | "place" | "plane">,
): FaceObservation {
	const { source, place } = patch;
	const scaleX = place.width > 0 ? source.width / place.width : 0;
	const scaleY = place.height > 0 ? source.height / place.height : 0;
	const move = ({ x, y }: Point): Point => ({ x: source.x + x * scaleX, y: source.y + y * scaleY });
	const { fingerprint } = face;
	return {
		...face,
		...moveFace(face, move, { scaleX, scaleY }),
		...(fingerprint && { fingerprint: copiedFrom(patch, fingerprint) }),
	};
}

/**
 * Where on a tile the whole of its picture is. A video's size may have changed since the page last told of it, or
 * before, while a picture was under way: faces are then where they would be in the size that was told.
 *
 * @param source What was copied, in the picture's pixels as it was then.
 */
export function wholeOnTile(source: Box, { width, height }: Pick<Tile, "width" | "height">): Box {
	const isResized = Math.abs(source.width - width) > CUT_OFF * width;
	return isResized && isSameShape(source, { width, height })
		? { x: 0, y: 0, width, height }
		: source;
}

/** Says of a face's pixels where on the tile they were copied, and by which way. */
function copiedFrom(
	{ source: { x, y, width, height }, plane }: Pick<Patch, "source" | "plane">,
	{ pixels, copy }: Fingerprint,
): Fingerprint {
	const way = plane?.layout ?? "drawn";
	return { pixels, copy: `${way} ${x},${y} ${width}x${height} ${copy}` };
}
