import type { FaceObservation } from "../engine/face-observation.ts";
import type { Fingerprint } from "../engine/freeze-watch.ts";
import { moveFace } from "../engine/move-face.ts";
import type { Patch } from "../shared/frames.ts";
import type { Point } from "../shared/geometry.ts";

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

/** Says of a face's pixels where on the tile they were copied, and by which way. */
function copiedFrom(
	{ source: { x, y, width, height }, plane }: Pick<Patch, "source" | "plane">,
	{ pixels, copy }: Fingerprint,
): Fingerprint {
	const way = plane?.layout ?? "drawn";
	return { pixels, copy: `${way} ${x},${y} ${width}x${height} ${copy}` };
}
