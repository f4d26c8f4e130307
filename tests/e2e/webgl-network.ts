import "@tensorflow/tfjs-backend-webgl";
import { getBackend, setBackend } from "@tensorflow/tfjs-core";
import { parseCard } from "../../src/engine/card.ts";
import { createExpressionClassifier } from "../../src/inference/expression-classifier.ts";

/** @file Runs in a page of the test: the product's own network, on WebGL. */

declare global {
	var classifyOnWebgl: (
		card: string,
		weights: number[],
		crops: number[][],
	) => Promise<{ backend: string; rows: number[][] }>;
}

globalThis.classifyOnWebgl = async (card, weights, crops) => {
	await setBackend("webgl");
	const classifier = await createExpressionClassifier(parseCard(card), Uint8Array.from(weights));
	const rows = await classifier.classify(crops.map((crop) => Float32Array.from(crop)));
	classifier.dispose();
	return { backend: getBackend(), rows: rows.map((row) => [...row]) };
};
