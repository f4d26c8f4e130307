import { alignFace, type FaceTemplate, moveWith, templateOf } from "../engine/align-face.ts";
import type { Framing } from "../engine/card.ts";
import { type CropSquare, placeCrop } from "../engine/crop.ts";
import type { FollowedFace } from "../engine/face-observation.ts";
import { forgetOldest } from "../engine/forget-oldest.ts";
import { moveFace } from "../engine/move-face.ts";
import type { Picture } from "../engine/pixels.ts";
import type { DetectedFace } from "../engine/ports.ts";
import { isSameCrop } from "../engine/same-crop.ts";

/**
 * Less like its template than this, a face may have been mistaken or has changed so much that its points
 * are to be found anew. Composite faces going from neutral to happy or surprise end at 0.75, and their
 * crop would be too wide by 9 and 3 %; the same face under noise keeps 0.9 at 24 pixels, 0.97 at 48.
 */
const LIKE_ENOUGH = 0.85;
/** Faces remembered: those of the largest call several times over. */
const MOST_FACES = 256;

interface Remembered {
	template: FaceTemplate;
	/** What the network was last given of it. */
	input: Float32Array | undefined;
}

/** Finds faces again that were found before, which takes a twentieth of the time of finding them. */
export class FaceFollower {
	private readonly faces = new Map<number, Remembered>();
	/** Another worker, after this one, must know none of its ids. */
	private lastId = Math.floor(Math.random() * 2 ** 40);

	/** @param square Where the face is in `picture`. */
	remember(picture: Picture, square: CropSquare): number | undefined {
		const template = templateOf(picture, square);
		if (template === null) return undefined;
		const id = ++this.lastId;
		this.faces.set(id, { template, input: undefined });
		forgetOldest(this.faces, MOST_FACES);
		return id;
	}

	/** @returns Null where the face has to be found anew. */
	follow(picture: Picture, expected: FollowedFace, framing: Framing): DetectedFace | null {
		const known = this.faces.get(expected.followId);
		if (known === undefined) return null;
		const from = placeCrop(expected.keypoints, framing);
		const aligned = alignFace(picture, known.template, from);
		if (aligned === null || aligned.likeness < LIKE_ENOUGH) return null;
		const scale = aligned.square.side / from.side;
		const move = moveWith(from, aligned.square);
		const moved = moveFace(expected, move, { scaleX: scale, scaleY: scale });
		return { ...moved, score: expected.score };
	}

	/** Whether the network has read this crop already, but for noise; if not, it is taken to do so now. */
	isRead(id: number, input: Float32Array): boolean {
		const known = this.faces.get(id);
		if (known === undefined) return false;
		if (known.input !== undefined && isSameCrop(known.input, input, Math.sqrt(input.length)))
			return true;
		// A copy: the crop itself is handed over to the network.
		if (known.input === undefined) known.input = input.slice();
		else known.input.set(input);
		return false;
	}
}
