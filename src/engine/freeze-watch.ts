import type { Box } from "../shared/geometry.ts";
import type { FaceObservation } from "./face-observation.ts";
import type { Keypoints } from "./ports.ts";

/**
 * Two readings this near to each other, in widths of the face, are of the same pixels. Of a face that
 * keeps still before a camera, its noise alone moves the points ten times as far.
 */
const SAME = 2e-4;

/** So many readings are remembered to compare with: at ten a second, more than one look at the whole. */
const REMEMBERED = 16;

/**
 * A frozen picture gives no more than so many different readings in turn: of the whole tile, and of the
 * closer looks that follow it. A film that repeats itself gives more.
 */
const MOST_DIFFERENT = 4;

/** For so long nothing may have been new, in milliseconds: no face that lives comes near it. */
const FROZEN_MS = 8000;

/** Fewer readings than this prove nothing, however slowly they come. */
const MIN_REPEATS = 8;

/** A picture that is coded anew changes once in a while; two new readings in a row are life. */
const NEW_READINGS = 2;

/** Tells a face that lives from one that is shown again and again: a frozen video, a photograph. */
export class FreezeWatch {
	private seen: number[][] = [];
	private repeatedMs = 0;
	private repeats = 0;
	private news = 0;

	/**
	 * Takes in what one frame shows of a face.
	 *
	 * @param elapsedMs Since the frame before; 0 or less counts nothing.
	 * @returns Whether the face is frozen.
	 */
	take({ box, keypoints }: Pick<FaceObservation, "box" | "keypoints">, elapsedMs: number): boolean {
		const places = placesOf(box, keypoints);
		const within = SAME * box.width;
		const isRepeat = this.seen.some((other) => isSame(other, places, within));
		this.seen.push(places);
		if (this.seen.length > REMEMBERED) this.seen.shift();
		this.news = isRepeat ? 0 : this.news + 1;
		if (this.news >= NEW_READINGS || differentAmong(this.seen, within) > MOST_DIFFERENT)
			this.repeatedMs = this.repeats = 0;
		else if (isRepeat) {
			this.repeatedMs += Math.max(0, elapsedMs);
			this.repeats += 1;
		}
		return this.repeatedMs >= FROZEN_MS && this.repeats >= MIN_REPEATS;
	}
}

function differentAmong(seen: readonly number[][], within: number): number {
	const different: number[][] = [];
	for (const places of seen)
		if (!different.some((other) => isSame(other, places, within))) different.push(places);
	return different.length;
}

function placesOf({ x, y, width, height }: Box, keypoints: Keypoints): number[] {
	return [x, y, width, height, ...Object.values(keypoints).flatMap((point) => [point.x, point.y])];
}

const isSame = (a: readonly number[], b: readonly number[], within: number) =>
	a.every((value, index) => Math.abs(value - (b[index] ?? Number.NaN)) <= within);
