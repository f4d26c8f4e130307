import type { CropSquare } from "./crop.ts";
import type { PictureMeasures } from "./face-observation.ts";
import type { Keypoints } from "./ports.ts";
import { spread } from "./standardise.ts";

/** How far the tip of the nose stands before the line of the eyes, in eye distances, in adults about. */
const NOSE_REACH = 0.55;

/**
 * Measures how well a face's picture can carry an expression.
 *
 * @param crop The gray crop in [0, 255], as `cutFace` returns it; square, at least 3 x 3.
 * @param square Where it was cut.
 * @param keypoints In the same pixels as `square`.
 */
export function measurePicture(
	crop: Float32Array,
	square: CropSquare,
	keypoints: Keypoints,
): PictureMeasures {
	const { mean, deviation } = spread(crop);
	return {
		facePx: square.side,
		sharpness: sharpnessOf(crop, deviation),
		brightness: mean / 255,
		contrast: deviation / 127.5,
		yaw: yawOf(keypoints),
		roll: square.angle,
	};
}

/**
 * The Laplacian of white noise of variance 1 has variance 4^2 + 4 = 20, whatever the picture; that of
 * a smooth picture is near 0. A checkerboard would pass 1, and is held there.
 */
function sharpnessOf(crop: Float32Array, deviation: number): number {
	if (deviation === 0) return 0;
	const size = Math.sqrt(crop.length);
	const at = (index: number) => crop[index] ?? 0;
	let squares = 0;
	for (let row = 1; row < size - 1; row++)
		for (let i = row * size + 1; i < (row + 1) * size - 1; i++)
			squares += (4 * at(i) - at(i - 1) - at(i + 1) - at(i - size) - at(i + size)) ** 2;
	const rms = Math.sqrt(squares / (size - 2) ** 2);
	return Math.min(1, rms / (deviation * Math.sqrt(20)));
}

/** Reads the turn off the nose: its tip leaves the middle of the eyes by its reach times tan(yaw). */
function yawOf({ rightEye, leftEye, noseTip }: Keypoints): number {
	const axis = { x: leftEye.x - rightEye.x, y: leftEye.y - rightEye.y };
	const squared = axis.x ** 2 + axis.y ** 2;
	if (squared === 0) return 0;
	const nose = {
		x: noseTip.x - (rightEye.x + leftEye.x) / 2,
		y: noseTip.y - (rightEye.y + leftEye.y) / 2,
	};
	return Math.atan((nose.x * axis.x + nose.y * axis.y) / squared / NOSE_REACH);
}
