import { shownProbabilities } from "../../../src/engine/calibrate.ts";
import type { Card } from "../../../src/engine/card.ts";
import { cutFace, placeCrop } from "../../../src/engine/crop.ts";
import type { Picture } from "../../../src/engine/pixels.ts";
import type { DetectedFace, ExpressionClassifier } from "../../../src/engine/ports.ts";
import { standardise } from "../../../src/engine/standardise.ts";
import type { Probabilities } from "../../../src/shared/expressions.ts";

export type Model = { card: Card; classifier: ExpressionClassifier };

/** Cuts a face out and reads it. @returns What it shows, or "uncertain". */
export async function readFace({ card, classifier }: Model, picture: Picture, face: DetectedFace) {
	const crop = cutFace(picture, placeCrop(face.keypoints, card.crop), card.input.size);
	const input = standardise(crop, card.input.standardise.epsilon);
	const [logits = new Float32Array()] = await classifier.classify([input]);
	return labelOf(shownProbabilities(logits, card), card.uncertain.threshold);
}

function labelOf(probabilities: Probabilities, threshold: number): string {
	const [top] = Object.entries(probabilities).sort(([, a], [, b]) => b - a);
	return top !== undefined && top[1] >= threshold ? top[0] : "uncertain";
}
