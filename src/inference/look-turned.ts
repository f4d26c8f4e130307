import { iou } from "../engine/iou.ts";
import { moveFace } from "../engine/move-face.ts";
import type { Pixels } from "../engine/pixels.ts";
import type { DetectedFace, FaceDetector } from "../engine/ports.ts";
import type { Point } from "../shared/geometry.ts";
import { letterbox } from "./letterbox.ts";
import { faceToPicture } from "./merge-faces.ts";
import { windowAround } from "./search-windows.ts";
import { DETECTOR_SIZE } from "./ssd-anchors.ts";

/** A second look that overlaps the first by less found another face. */
export const SAME_FACE_IOU = 0.3;

/**
 * The model takes a face that stands on its head for an upright one, with eyes where the chin is, and gives it 0.55 to
 * 0.8; turned upright 32 portraits have 0.87 and more. Faces half hidden, 0.5 to 0.9 as they are, have 0.87 at most and
 * mostly less than 0.8 when they are turned.
 */
const UPRIGHT_SCORE = 0.88;

/**
 * Looks at a face again with the picture turned by quarters, if it was not seen as clearly as an upright one is. The
 * model sees faces that lean by a right angle at most, and places their points well up to 75 degrees.
 *
 * @returns Null where no turn shows an upright face in that place.
 */
export async function lookTurned(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	{ box, score }: DetectedFace,
): Promise<DetectedFace | null> {
	if (score >= UPRIGHT_SCORE) return null;
	const { square, origin, scale } = letterbox(picture, windowAround(box), DETECTOR_SIZE);
	let upright: DetectedFace | null = null;
	let turned = square;
	for (const quarters of [1, 2, 3]) {
		turned = turnQuarter(turned);
		for (const seen of await detector.detectFaces(turned)) {
			const face = faceToPicture(turnFaceBack(seen, quarters), origin, scale);
			if (iou(face.box, box) > SAME_FACE_IOU && face.score >= (upright?.score ?? UPRIGHT_SCORE))
				upright = face;
		}
	}
	return upright;
}

/** Finds those of a tile's faces anew that are not upright. */
export async function findUpright(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	faces: readonly DetectedFace[],
): Promise<DetectedFace[]> {
	const upright: DetectedFace[] = [];
	for (const face of faces) upright.push((await lookTurned(detector, picture, face)) ?? face);
	return upright;
}

/** Turns a square picture by a right angle, clockwise. */
function turnQuarter({ data, width }: Pixels): Pixels {
	const from = new Uint32Array(data.buffer, data.byteOffset, width * width);
	const to = new Uint32Array(width * width);
	for (let y = 0; y < width; y++)
		for (let x = 0; x < width; x++) to[x * width + (width - 1 - y)] = from[y * width + x] ?? 0;
	return { data: new Uint8ClampedArray(to.buffer), width, height: width };
}

/** Turns a face of the detector's square by so many right angles, anticlockwise. */
function turnFaceBack(face: DetectedFace, quarters: number): DetectedFace {
	const move = (point: Point) => {
		let { x, y } = point;
		for (let i = 0; i < quarters; i++) [x, y] = [y, DETECTOR_SIZE - x];
		return { x, y };
	};
	return { ...face, ...moveFace(face, move, { scaleX: 1, scaleY: 1 }) };
}
