import type { FollowedFace } from "../engine/face-observation.ts";
import type { ExpectedFace } from "../engine/face-tracks.ts";
import { moveFace } from "../engine/move-face.ts";
import type { Patch } from "../shared/frames.ts";
import type { Point } from "../shared/geometry.ts";

/** A part of an atlas to look at for one tile: all of the tile, or the close-up of one face. */
export interface Look extends Pick<Patch, "tileId" | "source" | "place" | "plane"> {
	/** The face that should be there, in pixels of the place; absent where all faces are searched for. */
	follow?: FollowedFace;
	/** Faces were there when it was last looked at. */
	isPeopled?: true;
}

/** Plans to find the face of a close-up again. */
export function lookForFace(patch: Patch, expected: ExpectedFace): Look {
	const { tileId, source, place, plane } = patch;
	const scaleX = place.width / source.width;
	const scaleY = place.height / source.height;
	const move = ({ x, y }: Point) => ({ x: (x - source.x) * scaleX, y: (y - source.y) * scaleY });
	const { score, followId } = expected;
	const follow = { ...moveFace(expected, move, { scaleX, scaleY }), score, followId };
	return { tileId, source, place, ...(plane && { plane }), follow };
}
