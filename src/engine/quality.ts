import type { Box } from "../shared/geometry.ts";
import type { Doubt } from "../shared/readings.ts";
import type { FaceObservation } from "./face-observation.ts";

/** Doubts about the picture, as against the expression in it. */
export type PictureDoubt = Exclude<Doubt, "frozen" | "unclear">;

/** How well one frame supports a label in each respect, in [0, 1]; at least `ENOUGH` is enough. */
export type Support = Record<PictureDoubt, number>;

export const ENOUGH = 0.5;

/** Where a measure is just enough, and from where on more of it brings nothing. */
interface Scale {
	enough: number;
	good: number;
}

/**
 * `enough` is where about one in five of the labels shown is wrong, the card's own limit; `good` is from
 * where they are as right as they get. Found on FER2013's PublicTest, on the faces of which most of ten
 * people said one thing: by bins over 1500 faces read through the whole pipeline (sharpness, facing,
 * score), and by making 1000 faces smaller, darker and flatter (the others).
 */
const SCALES = {
	/** Side of the crop in pixels of the frame. */
	facePx: { enough: 16, good: 32 },
	sharpness: { enough: 0.04, good: 0.075 },
	brightness: { enough: 0.055, good: 0.13 },
	contrast: { enough: 0.05, good: 0.11 },
	/** Share of a quarter turn that is left: turned by 40 degrees, and by 25. */
	facing: { enough: 0.556, good: 0.722 },
	/**
	 * The detector's own score. Faces of people before a camera have 0.94 and more down to 18 pixels; with
	 * the mouth covered 0.92, with all below the eyes 0.83, with one side 0.65 (medians of 32 portraits).
	 */
	score: { enough: 0.75, good: 0.9 },
	/** Share of the face's box that lies in the picture: half a face is no face. */
	inside: { enough: 0.75, good: 0.95 },
} as const satisfies Record<string, Scale>;

/** A flat picture lighter than this is washed out, not dark. */
const LIGHT = 0.35;

/**
 * Judges how well one frame's picture of a face supports any label.
 *
 * @param frame The picture in which the face was found, in the same pixels as its box.
 */
export function judgePicture({ box, picture, score }: FaceObservation, frame: Box): Support {
	const flat = rate(picture.contrast, SCALES.contrast);
	const isLight = picture.brightness > LIGHT;
	return {
		small: rate(picture.facePx, SCALES.facePx),
		blurred: Math.min(rate(picture.sharpness, SCALES.sharpness), isLight ? flat : 1),
		turned: rate(1 - Math.abs(picture.yaw) / (Math.PI / 2), SCALES.facing),
		dark: Math.min(rate(picture.brightness, SCALES.brightness), isLight ? 1 : flat),
		covered: Math.min(rate(shareInside(box, frame), SCALES.inside), rate(score, SCALES.score)),
	};
}

/** Sums up how well a picture supports any label: as well as in its weakest respect, in [0, 1]. */
export function qualityOf(support: Support): number {
	return Math.min(...Object.values(support));
}

/** Names the respects in which a picture falls short of `least`, the worst first. */
export function doubtsOf(support: Support, least = ENOUGH): PictureDoubt[] {
	return (Object.keys(support) as PictureDoubt[])
		.filter((doubt) => support[doubt] < least)
		.sort((a, b) => support[a] - support[b]);
}

/** Half at `enough`, 1 from `good` on, straight between and below; 0 for what is no number. */
function rate(value: number, { enough, good }: Scale): number {
	const rated = ENOUGH + ((1 - ENOUGH) * (value - enough)) / (good - enough);
	return Number.isNaN(rated) ? 0 : Math.min(1, Math.max(0, rated));
}

function shareInside(box: Box, frame: Box): number {
	const along = (start: number, length: number, from: number, extent: number) =>
		Math.max(0, Math.min(start + length, from + extent) - Math.max(start, from)) / length;
	return (
		along(box.x, box.width, frame.x, frame.width) * along(box.y, box.height, frame.y, frame.height)
	);
}
