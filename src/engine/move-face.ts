import type { Point } from "../shared/geometry.ts";
import { type Scale, scaleBox } from "./picture-size.ts";
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

/** Where a face is once its picture has another size. */
export function scaleFace(
	{ box, keypoints }: Pick<DetectedFace, "box" | "keypoints">,
	scale: Scale,
): Pick<DetectedFace, "box" | "keypoints"> {
	const { scaleX, scaleY } = scale;
	const move = ({ x, y }: Point) => ({ x: x * scaleX, y: y * scaleY });
	return { box: scaleBox(box, scale), keypoints: mapKeypoints((name) => move(keypoints[name])) };
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
