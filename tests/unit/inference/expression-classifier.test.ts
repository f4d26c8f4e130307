import { readFileSync } from "node:fs";
import "@tensorflow/tfjs-backend-cpu";
import { memory, setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { shownProbabilities } from "../../../src/engine/calibrate.ts";
import { parseCard } from "../../../src/engine/card.ts";
import { standardise } from "../../../src/engine/standardise.ts";
import {
	createExpressionClassifier,
	GRAPHICS_BATCHING,
	PROCESSOR_BATCHING,
} from "../../../src/inference/expression-classifier.ts";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import { bytesOf, type GoldenNetwork, goldenNetworks } from "../../fixtures/parity.ts";
import { startTfjs } from "../../fixtures/tfjs.ts";

const networks = goldenNetworks();

async function load({ model, weights }: GoldenNetwork) {
	const card = parseCard(readFileSync(`models/${model}/card.json`, "utf8"));
	expect(card.weights.sha256, "golden files of other weights: run training.golden").toBe(weights);
	const bytes = readFileSync(`models/${model}/${card.weights.file}`);
	return { card, classifier: await createExpressionClassifier(card, bytes) };
}

const cropsOf = (golden: GoldenNetwork) =>
	golden.cases.map(({ gray }) => standardise(Float32Array.from(bytesOf(gray)), golden.epsilon));

/** The cpu backend is some forty times slower, and the machine may be busy. */
const TIMEOUT_MS = 60_000;

describe.each([
	["wasm", startTfjs],
	["cpu", () => setBackend("cpu")],
])("on the %s backend", { timeout: TIMEOUT_MS }, (_, start) => {
	beforeAll(async () => {
		await start();
	});

	test.each(networks)("$model computes what PyTorch computed", async (golden) => {
		const { card, classifier } = await load(golden);
		const rows = await classifier.classify(cropsOf(golden));
		for (const [i, { logits, shown, name }] of golden.cases.entries()) {
			const row = rows[i] ?? new Float32Array();
			const worst = Math.max(...logits.map((logit, k) => Math.abs(logit - (row[k] ?? NaN))));
			expect(worst, name).toBeLessThan(1e-4);
			const probabilities = shownProbabilities(row, card);
			for (const expression of EXPRESSIONS)
				expect(Math.abs(probabilities[expression] - shown[expression]), name).toBeLessThan(1e-4);
		}
		classifier.dispose();
	});
});

describe("the classifier", () => {
	beforeAll(startTfjs);

	test("a face has the same logits alone, among others, and in a second batch, and each batch is told of", async () => {
		const golden = networks[0];
		if (!golden) throw new Error("no golden network");
		const { classifier } = await load(golden);
		const [first = new Float32Array(), ...others] = cropsOf(golden);
		const [alone] = await classifier.classify([first]);
		let batches = 0;
		const rows = await classifier.classify([first, ...others, first], () => {
			batches += 1;
		});
		expect(batches).toBe(Math.ceil(rows.length / PROCESSOR_BATCHING.faces));
		expect(rows).toHaveLength(others.length + 2);
		for (const row of [rows[0], rows.at(-1)])
			for (const [k, logit] of (row ?? []).entries())
				expect(logit).toBeCloseTo(alone?.[k] ?? NaN, 4);
		classifier.dispose();
	});

	test("batches filled up as a graphics card wants them have the same answers, and no more of them", async () => {
		const golden = networks[0];
		if (!golden) throw new Error("no golden network");
		const { card, classifier } = await load(golden);
		const bytes = readFileSync(`models/${golden.model}/${card.weights.file}`);
		const filled = await createExpressionClassifier(card, bytes, GRAPHICS_BATCHING);
		const crops = cropsOf(golden);
		const many = [...crops, ...crops, ...crops].slice(0, GRAPHICS_BATCHING.faces + 3);
		const [plain, rows] = [await classifier.classify(many), await filled.classify(many)];
		expect(rows).toHaveLength(many.length);
		for (const [i, row] of rows.entries())
			for (const [k, logit] of row.entries()) expect(logit).toBeCloseTo(plain[i]?.[k] ?? NaN, 4);
		classifier.dispose();
		filled.dispose();
	});

	test("classifying leaves no tensor behind, and disposing takes the weights away", async () => {
		const golden = networks[0];
		if (!golden) throw new Error("no golden network");
		const before = memory().numTensors;
		const { classifier } = await load(golden);
		const loaded = memory().numTensors;
		await classifier.classify(cropsOf(golden));
		await classifier.classify([]);
		expect(memory().numTensors).toBe(loaded);
		classifier.dispose();
		expect(memory().numTensors).toBe(before);
	});

	test("a crop of the wrong size is refused", async () => {
		const golden = networks[0];
		if (!golden) throw new Error("no golden network");
		const { classifier } = await load(golden);
		await expect(classifier.classify([new Float32Array(10)])).rejects.toThrow(
			"10 values, not 2304",
		);
		classifier.dispose();
	});
});
