import { iou } from "../engine/iou.ts";
import type { Pixels } from "../engine/pixels.ts";
import type { DetectedFace, FaceDetector } from "../engine/ports.ts";
import type { Box } from "../shared/geometry.ts";
import { letterbox } from "./letterbox.ts";
import { lookTurned, SAME_FACE_IOU } from "./look-turned.ts";
import { faceToPicture, mergeFaces } from "./merge-faces.ts";
import { searchWindows, squaresOf, windowAround } from "./search-windows.ts";
import { DETECTOR_SIZE } from "./ssd-anchors.ts";

/** `tile`: one or a few large faces, fast. `picture`: any number, from 24 pixels up, slower. */
export type Detail = "tile" | "picture";

/**
 * Below this share of what the detector saw, a face's points, and with them the crop, are unsure. One
 * person's picture at several sizes and places gave crops whose side varied by 14 % and whose angle by
 * 10 degrees at a share of 0.11; after a closer look by 1.4 % and 1.2 degrees.
 */
const SURE_SHARE = 0.2;
/** Of faces smaller than this share of what it sees, the detector misses more than a few. */
const FOUND_SHARE = 0.15;
/** Share of a picture that is added on each side: with it 198 of 200 faces cut to themselves were found, without 192. */
const MARGIN = 0.25;
/** A face that reaches beyond its window by more than this share of its width is whole in another. */
const CUT_OFF = 0.1;
/** A face that lies in a better one by more than this share of its area is a part of it. */
const NESTED = 0.6;
/** A face's darkest and lightest green values differ by far more, of 255. */
const FLAT_RANGE = 12;
/** A larger picture takes the detector seconds to shrink, and may be more than a graphics card holds in one piece. */
const MOST_AT_ONCE_PX = 4096;
/** Windows between two words on how far the search is: a tenth of a second. */
const WINDOWS_A_WORD = 20;
/** Every 7th pixel: coprime to the width, so that all columns are sampled. */
const SAMPLE_STEP = 7;

/**
 * Finds the faces of one picture.
 *
 * @param onSearched Told now and then which share of it has been searched.
 * @returns Best first, in the picture's pixels.
 */
export function findFaces(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	detail: Detail,
	onSearched: (share: number) => void = () => {},
): Promise<DetectedFace[]> {
	if (picture.width < 1 || picture.height < 1) return Promise.resolve([]);
	const inDetail = detail === "tile" ? inTile : inPicture;
	return inDetail(detector, picture, onSearched);
}

/**
 * Looks at the whole and, where that shows no face or but small ones, at its squares too: of several people in a
 * room some are found in the whole by chance, or none.
 */
async function inTile(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	onSearched: (share: number) => void,
): Promise<DetectedFace[]> {
	const { width, height } = picture;
	const side = Math.max(width, height);
	const faces =
		side > MOST_AT_ONCE_PX
			? await inWindow(detector, picture, { x: 0, y: 0, width, height })
			: await detector.detectFaces(picture);
	if (faces.some(({ box }) => box.width >= FOUND_SHARE * side))
		return placed(detector, picture, faces);
	const found = [...faces];
	const squares = squaresOf(picture);
	for (const [index, square] of squares.entries()) {
		found.push(...(await wholeIn(detector, picture, square)));
		if ((index + 1) % WINDOWS_A_WORD === 0) onSearched((index + 1) / squares.length);
	}
	return placed(detector, picture, withoutNested(mergeFaces(found)));
}

/** Looks closer at the faces that are small on their tile, which leaves their points uncertain. */
async function placed(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	faces: readonly DetectedFace[],
): Promise<DetectedFace[]> {
	const enough = SURE_SHARE * Math.max(picture.width, picture.height);
	const sure: DetectedFace[] = [];
	for (const face of faces)
		sure.push(
			face.box.width >= enough ? face : ((await lookCloser(detector, picture, face)) ?? face),
		);
	return sure;
}

async function inPicture(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	onSearched: (share: number) => void,
): Promise<DetectedFace[]> {
	const found: DetectedFace[] = [];
	const windows = [withMargin(picture), ...searchWindows(picture)];
	for (const [index, window] of windows.entries()) {
		found.push(...(await wholeIn(detector, picture, window)));
		if ((index + 1) % WINDOWS_A_WORD === 0) onSearched((index + 1) / windows.length);
	}
	const closer: DetectedFace[] = [];
	for (const face of withoutNested(mergeFaces(found))) {
		// Of hundreds of windows some show a pattern like a face; it is none when looked at squarely.
		const again = await lookCloser(detector, picture, face);
		const seen = (await lookTurned(detector, picture, again ?? face)) ?? again;
		if (seen !== null) closer.push(seen);
	}
	// Two looks at one face that did not overlap enough to be one lead to the same in the end.
	return withoutNested(mergeFaces(closer));
}

/** A face that fills its picture, as in an avatar, is found only with something around it. */
function withMargin({ width, height }: Pixels): Box {
	return {
		x: -MARGIN * width,
		y: -MARGIN * height,
		width: (1 + 2 * MARGIN) * width,
		height: (1 + 2 * MARGIN) * height,
	};
}

/** Detects a face again in a window made for it; null where it is not found there. */
async function lookCloser(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	{ box, score }: DetectedFace,
): Promise<DetectedFace | null> {
	let again: DetectedFace | null = null;
	let best = SAME_FACE_IOU;
	for (const seen of await inWindow(detector, picture, windowAround(box))) {
		const overlap = iou(seen.box, box);
		if (overlap > best) [again, best] = [seen, overlap];
	}
	return again && { ...again, score: Math.max(score, again.score) };
}

/** The faces in a window but those that its edges cut through: they are whole in another. */
async function wholeIn(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	window: Box,
): Promise<DetectedFace[]> {
	const faces = await inWindow(detector, picture, window);
	return faces.filter(({ box }) => !isCutOff(box, window, picture));
}

async function inWindow(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	window: Box,
): Promise<DetectedFace[]> {
	const { square, origin, scale } = letterbox(picture, window, DETECTOR_SIZE);
	if (isFlat(square)) return [];
	const faces = await detector.detectFaces(square);
	return faces.map((face) => faceToPicture(face, origin, scale));
}

/** Whether a window shows sky, wall or nothing; sampled, since most windows of a photograph are asked. */
function isFlat({ data }: Pixels): boolean {
	let [least, most] = [255, 0];
	for (let i = 1; i < data.length; i += 4 * SAMPLE_STEP) {
		const green = data[i] ?? 0;
		if (green < least) least = green;
		if (green > most) most = green;
	}
	return most - least < FLAT_RANGE;
}

/** Whether `box` leaves `window` where the picture goes on. */
function isCutOff(box: Box, window: Box, picture: { width: number; height: number }): boolean {
	const slack = CUT_OFF * box.width;
	const right = window.x + window.width;
	const bottom = window.y + window.height;
	return (
		(window.x > 0 && box.x < window.x - slack) ||
		(window.y > 0 && box.y < window.y - slack) ||
		(right < picture.width && box.x + box.width > right + slack) ||
		(bottom < picture.height && box.y + box.height > bottom + slack)
	);
}

function withoutNested(faces: readonly DetectedFace[]): DetectedFace[] {
	const kept: DetectedFace[] = [];
	for (const face of faces)
		if (!kept.some((better) => insideShare(face.box, better.box) > NESTED)) kept.push(face);
	return kept;
}

/** Share of `box`'s area that lies in `other`, or of `other`'s in `box` where that is more. */
function insideShare(box: Box, other: Box): number {
	const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
	const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
	const smaller = Math.min(box.width * box.height, other.width * other.height);
	return smaller > 0 ? (Math.max(0, width) * Math.max(0, height)) / smaller : 0;
}
