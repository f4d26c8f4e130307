import type { Box, Point } from "../shared/geometry.ts";

/** The detector's six points. `rightEye` is the person's right, at the picture's left. */
export interface Keypoints {
	rightEye: Point;
	leftEye: Point;
	noseTip: Point;
	mouth: Point;
	rightEar: Point;
	leftEar: Point;
}

/** One face in one frame, in the frame's pixels. */
export interface DetectedFace {
	box: Box;
	keypoints: Keypoints;
	/** The detector's own, in [0, 1]. */
	score: number;
}

/** Finds faces. `Frame` is whatever the implementation reads: an `ImageData`, or a plain array in a test. */
export interface FaceDetector<Frame> {
	detectFaces(frame: Frame): Promise<DetectedFace[]>;
	dispose(): void;
}

/** Reads expressions: one logits row per crop, in the order of the model card's outputs. */
export interface ExpressionClassifier {
	/** @param onBatch Told after each of the batches in which they are computed. */
	classify(crops: readonly Float32Array[], onBatch?: () => void): Promise<Float32Array[]>;
	dispose(): void;
}
