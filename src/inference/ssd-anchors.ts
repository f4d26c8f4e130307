import type { DetectedFace, Keypoints } from "../engine/ports.ts";
import type { Point } from "../shared/geometry.ts";

/** Side of the picture that the short-range model takes, in pixels. */
export const DETECTOR_SIZE = 128;
/** Values per anchor: centre, width and height, then six points. */
const VALUES = 16;
/** Grids of anchors: cells per side, and anchors that share each cell's centre. */
const GRIDS = [
	{ cells: 16, perCell: 2 },
	{ cells: 8, perCell: 6 },
];

/** Centres of the model's 896 anchors, in [0, 1], in the order of its outputs. */
const ANCHORS: readonly Point[] = GRIDS.flatMap(({ cells, perCell }) =>
	Array.from({ length: cells * cells * perCell }, (_, i) => {
		const cell = Math.floor(i / perCell);
		return { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells };
	}),
);

/**
 * Reads faces off the short-range model's outputs, overlapping ones not yet merged.
 *
 * @param regressors [896 x 16]: places relative to their anchor, in pixels of the model's picture.
 * @param scores [896], logits.
 * @param minScore In [0, 1]; weaker anchors are left out.
 * @returns Faces in pixels of the model's picture.
 * @see Bazarevsky et al. 2019, BlazeFace
 */
export function readAnchors(
	regressors: Float32Array,
	scores: Float32Array,
	minScore: number,
): DetectedFace[] {
	return ANCHORS.flatMap((anchor, i) => {
		const score = 1 / (1 + Math.exp(-(scores[i] ?? -Infinity)));
		if (score < minScore) return [];
		const value = (k: number) => regressors[i * VALUES + k] ?? 0;
		const point = (k: number) => ({
			x: value(k) + anchor.x * DETECTOR_SIZE,
			y: value(k + 1) + anchor.y * DETECTOR_SIZE,
		});
		const centre = point(0);
		const [width, height] = [value(2), value(3)];
		const box = { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
		const keypoints: Keypoints = {
			rightEye: point(4),
			leftEye: point(6),
			noseTip: point(8),
			mouth: point(10),
			rightEar: point(12),
			leftEar: point(14),
		};
		return [{ box, keypoints, score }];
	});
}
