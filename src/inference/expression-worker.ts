import { memory } from "@tensorflow/tfjs-core";
import { expose, transfer } from "comlink";
import type { Card } from "../engine/card.ts";
import type { ExpressionClassifier } from "../engine/ports.ts";
import { causeCollection } from "../shared/cause-collection.ts";
import {
	type Batching,
	createExpressionClassifier,
	GRAPHICS_BATCHING,
	PROCESSOR_BATCHING,
} from "./expression-classifier.ts";
import { freeMemory } from "./free-memory.ts";
import { giveSign } from "./give-sign.ts";
import { findGraphicsCard, type GraphicsCard } from "./graphics-card.ts";
import { holdLifeLock } from "./life-lock.ts";
import { startTfjsWasm } from "./tfjs-wasm.ts";

const COLLECT_EVERY_MS = 300_000;

export interface Classified {
	/** One row per crop, in the order of the card's outputs. */
	logits: Float32Array[];
	/** From the crops to the logits, upload and reading back included. */
	tookMs: number;
	/** Tensors alive: a number that grows is a leak. */
	tensors: number;
}

let classifier: ExpressionClassifier | undefined;
let graphics: GraphicsCard | null = null;

/** What the page may ask of this worker: it computes either on the processor or on a graphics card. */
const expressionWorker = {
	/**
	 * Builds the network on WebAssembly and runs it once, since the first run is slow.
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
		await live(lifeLock);
		await startTfjsWasm(`${tfjsFolder}/`);
		await build(card, weights, PROCESSOR_BATCHING);
	},

	/**
	 * Looks for a graphics card.
	 *
	 * @param lifeLock To be held for as long as this worker lives.
	 * @returns Its name, or null where there is none.
	 */
	async findGraphics(
		lifeLock: string,
		options: { allowSoftware: boolean },
	): Promise<string | null> {
		await live(lifeLock);
		graphics = findGraphicsCard(options);
		return graphics?.renderer ?? null;
	},

	/** Builds the network on the graphics card that was found and runs it once, since the first run compiles it. */
	async startOnGraphics(card: Card, weights: Uint8Array): Promise<void> {
		if (!graphics) throw new Error("The expression worker has no graphics card.");
		const { startTfjsWebgl } = await import("./tfjs-webgl.ts");
		await startTfjsWebgl(graphics.gl);
		await build(card, weights, GRAPHICS_BATCHING);
	},

	async classify(crops: Float32Array[]): Promise<Classified> {
		if (!classifier) throw new Error("The expression worker was not started.");
		const startMs = performance.now();
		const logits = await classifier.classify(crops, giveSign);
		const tookMs = performance.now() - startMs;
		freeMemory(crops);
		// One that is lost says nothing: it only stops computing.
		if (graphics?.gl.isContextLost()) throw new Error("The graphics card was lost.");
		return transfer(
			{ logits, tookMs, tensors: memory().numTensors },
			logits.map((row) => row.buffer),
		);
	},
};

export type ExpressionWorker = typeof expressionWorker;

async function live(lifeLock: string): Promise<void> {
	await holdLifeLock(lifeLock);
	postMessage(null);
}

async function build(card: Card, weights: Uint8Array, batching: Batching): Promise<void> {
	classifier = await createExpressionClassifier(card, weights, batching);
	await classifier.classify([new Float32Array(card.input.size ** 2)]);
}

// By then the messages of a large call have left two megabytes in the browser that nothing else would free.
setInterval(causeCollection, COLLECT_EVERY_MS);

expose(expressionWorker);
