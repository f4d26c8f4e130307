import type { Card } from "../../../src/engine/card.ts";
import { closeUpOf, closeUpPx } from "../../../src/engine/close-up.ts";
import { placeCrop } from "../../../src/engine/crop.ts";
import { moveFace } from "../../../src/engine/move-face.ts";
import type { Pixels } from "../../../src/engine/pixels.ts";
import type { DetectedFace } from "../../../src/engine/ports.ts";
import { FaceFollower } from "../../../src/inference/face-follower.ts";
import type { Point } from "../../../src/shared/geometry.ts";
import { pixelsOf } from "./film-people.ts";

/** A face found again: in pixels of the whole frame, and in the close-up that it was found in. */
export interface FoundAgain {
	face: DetectedFace;
	picture: Pixels;
	inPicture: DetectedFace;
}

/** Size of the copy of a frame in which a face is searched for, in pixels. */
export const TILE = { width: 256, height: 144 };
const SEARCH_EVERY_MS = 2250;

/** Follows one face from frame to frame as the call does: in close-ups, and searched for now and then. */
export class PersonFollower {
	private readonly follower = new FaceFollower();
	private known: (DetectedFace & { followId: number }) | undefined;
	private searchedAtMs = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly canvas: OffscreenCanvas,
		private readonly framing: Card["crop"],
	) {}

	/** @returns Null where the face is lost, or is to be searched for now. */
	follow(atMs: number): FoundAgain | null {
		const isDue = atMs - this.searchedAtMs > SEARCH_EVERY_MS;
		if (isDue || this.known === undefined) return null;
		const found = this.inCloseUp(this.known);
		if (found !== null) this.known = { ...found.face, followId: this.known.followId };
		return found;
	}

	/** Takes on a face that a search found in the frame's copy of the size `TILE`. */
	remember(atMs: number, inTile: DetectedFace, tile: Pixels): void {
		this.searchedAtMs = atMs;
		const followId = this.follower.remember(tile, placeCrop(inTile.keypoints, this.framing));
		const whole = scaled(this.canvas.width / TILE.width)(inTile);
		this.known = followId === undefined ? undefined : { ...whole, followId };
	}

	private inCloseUp(known: DetectedFace & { followId: number }): FoundAgain | null {
		const part = closeUpOf(known.box, this.canvas);
		if (part === null) return null;
		const scale = Math.min(1, closeUpPx(part) / Math.max(part.width, part.height));
		const size = { width: Math.round(part.width * scale), height: Math.round(part.height * scale) };
		const picture = pixelsOf(this.canvas, part, size);
		const into = ({ x, y }: Point) => ({ x: (x - part.x) * scale, y: (y - part.y) * scale });
		const expected = { ...known, ...moveFace(known, into, { scaleX: scale, scaleY: scale }) };
		const inPicture = this.follower.follow(picture, expected, this.framing);
		if (inPicture === null) return null;
		const back = ({ x, y }: Point) => ({ x: part.x + x / scale, y: part.y + y / scale });
		const moved = moveFace(inPicture, back, { scaleX: 1 / scale, scaleY: 1 / scale });
		return { face: { ...moved, score: known.score }, picture, inPicture };
	}
}

/** Brings a face into a picture that is `scale` times as large. */
export const scaled =
	(scale: number) =>
	(face: DetectedFace): DetectedFace => ({
		...face,
		...moveFace(face, ({ x, y }) => ({ x: x * scale, y: y * scale }), {
			scaleX: scale,
			scaleY: scale,
		}),
	});
