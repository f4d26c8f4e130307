import type { FaceObservation } from "../../../src/engine/face-observation.ts";
import { EXPRESSIONS, type Probabilities } from "../../../src/shared/expressions.ts";
import type { Box } from "../../../src/shared/geometry.ts";

/** Seven probabilities in which the named ones are as given and the others share the rest. */
export function probabilitiesOf(named: Partial<Probabilities>): Probabilities {
	const given = Object.values(named).reduce((sum, value) => sum + value, 0);
	const others = EXPRESSIONS.length - Object.keys(named).length;
	return Object.fromEntries(
		EXPRESSIONS.map((key) => [key, named[key] ?? Math.max(0, 1 - given) / Math.max(1, others)]),
	) as Probabilities;
}

export const GOOD_PICTURE = {
	facePx: 60,
	sharpness: 0.15,
	brightness: 0.5,
	contrast: 0.4,
	yaw: 0,
	roll: 0,
};

export const boxAt = (x: number, y = 50, size = 40): Box => ({ x, y, width: size, height: size });

/** A face well seen; give what matters. */
export function madeUpFace(given: Partial<FaceObservation> = {}): FaceObservation {
	const box = given.box ?? boxAt(50);
	const point = (x: number, y: number) => ({
		x: box.x + x * box.width,
		y: box.y + y * box.height,
	});
	return {
		box,
		keypoints: {
			rightEye: point(0.3, 0.35),
			leftEye: point(0.7, 0.35),
			noseTip: point(0.5, 0.55),
			mouth: point(0.5, 0.75),
			rightEar: point(0.05, 0.45),
			leftEar: point(0.95, 0.45),
		},
		score: 0.9,
		probabilities: probabilitiesOf({ neutral: 0.9 }),
		picture: GOOD_PICTURE,
		...given,
	};
}
