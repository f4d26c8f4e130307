import type { Card } from "../../../src/engine/card.ts";
import { closeUpOf, closeUpPx } from "../../../src/engine/close-up.ts";
import { placeCrop } from "../../../src/engine/crop.ts";
import { moveFace } from "../../../src/engine/move-face.ts";
import type { Picture } from "../../../src/engine/pixels.ts";
import type { DetectedFace } from "../../../src/engine/ports.ts";
import { FaceFollower } from "../../../src/inference/face-follower.ts";
import type { Point } from "../../../src/shared/geometry.ts";
import { type CopiedPart, copyPart } from "./film-people.ts";

/** A face found again: in pixels of the whole frame, and in the close-up that it was found in. */
export interface FoundAgain {
	face: DetectedFace;
	picture: Picture;
	inPicture: DetectedFace;
}

const SEARCH_EVERY_MS = 2250;

/** Follows one face from frame to frame as the call does: in close-ups, and searched for now and then. */
export class PersonFollower {
	private readonly follower = new FaceFollower();
	private known: (DetectedFace & { followId: number }) | undefined;
	private searchedAtMs = Number.NEGATIVE_INFINITY;

	constructor(private readonly framing: Card["crop"]) {}

	/** @returns Null where the face is lost, or is to be searched for now. */
	async follow(frame: VideoFrame, atMs: number): Promise<FoundAgain | null> {
		const isDue = atMs - this.searchedAtMs > SEARCH_EVERY_MS;
		if (isDue || this.known === undefined) return null;
		const found = await this.inCloseUp(frame, this.known);
		if (found !== null) this.known = { ...found.face, followId: this.known.followId };
		return found;
	}

	/** Takes on a face that a search found in the copy of a frame. */
	remember(atMs: number, inTile: DetectedFace, { picture, step }: CopiedPart): void {
		this.searchedAtMs = atMs;
		const followId = this.follower.remember(picture, placeCrop(inTile.keypoints, this.framing));
		this.known = followId === undefined ? undefined : { ...scaled(step)(inTile), followId };
	}

	private async inCloseUp(
		frame: VideoFrame,
		known: DetectedFace & { followId: number },
	): Promise<FoundAgain | null> {
		const size = { width: frame.displayWidth, height: frame.displayHeight };
		const part = closeUpOf(known.box, size);
		if (part === null) return null;
		const { picture, x: left, y: top, step } = await copyPart(frame, part, closeUpPx(part), "luma");
		const into = ({ x, y }: Point) => ({ x: (x - left) / step, y: (y - top) / step });
		const expected = { ...known, ...moveFace(known, into, { scaleX: 1 / step, scaleY: 1 / step }) };
		const inPicture = this.follower.follow(picture, expected, this.framing);
		if (inPicture === null) return null;
		const back = ({ x, y }: Point) => ({ x: left + x * step, y: top + y * step });
		const moved = moveFace(inPicture, back, { scaleX: step, scaleY: step });
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
