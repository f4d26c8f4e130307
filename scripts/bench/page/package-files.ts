import { type Card, parseCard } from "../../../src/engine/card.ts";
import type { ExpressionClassifier } from "../../../src/engine/ports.ts";
import { readAsset, readAssetText } from "../../../src/inference/assets.ts";
import {
	type Batching,
	createExpressionClassifier,
} from "../../../src/inference/expression-classifier.ts";
import { startTfjsWasm } from "../../../src/inference/tfjs-wasm.ts";

/** Where the bench's server shows the built extension. */
const PACKAGE = new URL("/package/", location.href).href;

export const packageUrl = (path: string): string => `${PACKAGE}${path}`;

let started: Promise<void> | undefined;

/** Starts TensorFlow.js as the extension does; once is enough. */
export function startTfjs(): Promise<void> {
	started ??= startTfjsWasm(packageUrl("tfjs/"));
	return started;
}

/** Loads a shipped network. */
export async function loadModel(
	name: string,
	batching?: Batching,
): Promise<{ card: Card; classifier: ExpressionClassifier }> {
	await startTfjs();
	const card = parseCard(await readAssetText(packageUrl(`models/${name}/card.json`)));
	const weights = await readAsset(packageUrl(`models/${name}/${card.weights.file}`));
	return { card, classifier: await createExpressionClassifier(card, weights, batching) };
}

/** The face model, as the extension loads it. */
export const loadFaceModel = () => readAsset(packageUrl("detector/face_detection_short.tflite"));
