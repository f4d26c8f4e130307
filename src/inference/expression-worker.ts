import { memory } from "@tensorflow/tfjs-core";
import { expose, transfer } from "comlink";
import type { Card } from "../engine/card.ts";
import type { ExpressionClassifier } from "../engine/ports.ts";
import { createExpressionClassifier } from "./expression-classifier.ts";
import { holdLifeLock } from "./life-lock.ts";
import { startTfjsWasm } from "./tfjs-wasm.ts";

export interface Classified {
	/** One row per crop, in the order of the card's outputs. */
	logits: Float32Array[];
	/** Tensors alive: a number that grows is a leak. */
	tensors: number;
}

let classifier: ExpressionClassifier | undefined;

/** What the page may ask of this worker. */
const expressionWorker = {
	/**
	 * Builds the network and runs it once, since the first run is slow.
	 *
	 * @param lifeLock To be held for as long as this worker lives.
	 * @param tfjsFolder Address of the folder of TensorFlow.js's wasm, without the last slash.
	 */
	async start(
		lifeLock: string,
		tfjsFolder: string,
		card: Card,
		weights: Uint8Array,
	): Promise<void> {
		await holdLifeLock(lifeLock);
		postMessage(null);
		await startTfjsWasm(`${tfjsFolder}/`);
		classifier = await createExpressionClassifier(card, weights);
		await classifier.classify([new Float32Array(card.input.size ** 2)]);
	},

	async classify(crops: Float32Array[]): Promise<Classified> {
		if (!classifier) throw new Error("The expression worker was not started.");
		const logits = await classifier.classify(crops);
		return transfer(
			{ logits, tensors: memory().numTensors },
			logits.map((row) => row.buffer),
		);
	},
};

export type ExpressionWorker = typeof expressionWorker;

expose(expressionWorker);
