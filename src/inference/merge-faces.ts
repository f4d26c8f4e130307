import { iou } from "../engine/iou.ts";
import { mapKeypoints, moveFace } from "../engine/move-face.ts";
import type { DetectedFace } from "../engine/ports.ts";
import type { Box, Point } from "../shared/geometry.ts";

/** Boxes that overlap by more than this are one face: MediaPipe's own default. */
const SAME_FACE_IOU = 0.3;

/**
 * Merges detections of the same face: weighted non-maximum suppression.
 *
 * Around the best detection, all that overlap it are averaged by their scores, which places boxes and
 * points better than the best alone.
 *
 * @param faces In any order.
 * @returns One detection per face, best first, each with the best score of its group.
 * @see Bazarevsky et al. 2019, BlazeFace, section 4.2 (blending)
 */
export function mergeFaces(faces: readonly DetectedFace[]): DetectedFace[] {
	let remaining = faces.toSorted((a, b) => b.score - a.score);
	const merged: DetectedFace[] = [];
	for (let best = remaining[0]; best !== undefined; best = remaining[0]) {
		const { box } = best;
		const group = remaining.filter((face) => face === best || iou(face.box, box) > SAME_FACE_IOU);
		merged.push({ ...blend(group), score: best.score });
		remaining = remaining.filter((face) => !group.includes(face));
	}
	return merged;
}

/** Moves a face from a square's pixels to those of the picture it was taken from. */
export function faceToPicture(face: DetectedFace, origin: Point, scale: number): DetectedFace {
	const move = ({ x, y }: Point) => ({ x: origin.x + x * scale, y: origin.y + y * scale });
	return { ...moveFace(face, move, { scaleX: scale, scaleY: scale }), score: face.score };
}

function blend(group: readonly DetectedFace[]): Omit<DetectedFace, "score"> {
	const total = group.reduce((sum, { score }) => sum + score, 0);
	const mean = (value: (face: DetectedFace) => number) =>
		group.reduce((sum, face) => sum + face.score * value(face), 0) / total;
	const edge = (name: keyof Box) => mean(({ box }) => box[name]);
	return {
		box: { x: edge("x"), y: edge("y"), width: edge("width"), height: edge("height") },
		keypoints: mapKeypoints((name) => ({
			x: mean(({ keypoints }) => keypoints[name].x),
			y: mean(({ keypoints }) => keypoints[name].y),
		})),
	};
}
