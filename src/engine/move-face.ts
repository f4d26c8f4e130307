import type { Point } from "../shared/geometry.ts";
import type { Scale } from "./picture-size.ts";
import type { DetectedFace, Keypoints } from "./ports.ts";

/** Moves each of a face's points. */
export function mapKeypoints(point: (name: keyof Keypoints) => Point): Keypoints {
	return {
		rightEye: point("rightEye"),
		leftEye: point("leftEye"),
		noseTip: point("noseTip"),
		mouth: point("mouth"),
		rightEar: point("rightEar"),
		leftEar: point("leftEar"),
	};
}

/**
 * Moves a face's box and points. The box stays upright: its middle moves as the points do.
 *
 * @param scaleX By how much it becomes wider, and `scaleY` higher.
 */
export function moveFace(
	{ box, keypoints }: Pick<DetectedFace, "box" | "keypoints">,
	move: (point: Point) => Point,
	{ scaleX, scaleY }: Scale,
): Pick<DetectedFace, "box" | "keypoints"> {
	const middle = move({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
	const [width, height] = [box.width * scaleX, box.height * scaleY];
	return {
		box: { x: middle.x - width / 2, y: middle.y - height / 2, width, height },
		keypoints: mapKeypoints((name) => move(keypoints[name])),
	};
}
