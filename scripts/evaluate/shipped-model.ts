import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Card, parseCard } from "../../src/engine/card.ts";
import type { ExpressionClassifier } from "../../src/engine/ports.ts";
import { createExpressionClassifier } from "../../src/inference/expression-classifier.ts";
import { startTfjsWasm } from "../../src/inference/tfjs-wasm.ts";

const MODELS = "models";

export interface ShippedModel {
	card: Card;
	classifier: ExpressionClassifier;
}

/** Starts TensorFlow.js as the extension does: WebAssembly, one thread. */
export function startTfjs(): Promise<void> {
	return startTfjsWasm(`${path.resolve("node_modules/@tensorflow/tfjs-backend-wasm/dist")}/`);
}

/** Names of the models in models/. */
export function modelNames(): string[] {
	return readdirSync(MODELS).filter((name) => existsSync(path.join(MODELS, name, "card.json")));
}

/**
 * What `--model` chooses: that model, or all of models/ without it.
 *
 * @throws Error in one sentence if there is no such model.
 */
export function chosenModels(name: string | undefined): string[] {
	const names = modelNames();
	if (name === undefined) return names;
	if (names.includes(name)) return [name];
	throw new Error(`There is no model ${name}: models/ has ${names.join(", ") || "none"}.`);
}

/**
 * Loads a model as the extension does; TensorFlow.js must have been started.
 *
 * @throws Error in one sentence if its files are wrong.
 */
export async function loadShippedModel(name: string): Promise<ShippedModel> {
	const card = parseCard(readFileSync(path.join(MODELS, name, "card.json"), "utf8"));
	const weights = readFileSync(path.join(MODELS, name, card.weights.file));
	return { card, classifier: await createExpressionClassifier(card, weights) };
}
