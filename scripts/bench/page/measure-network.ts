import "@tensorflow/tfjs-backend-webgl";
import { conv2d, randomNormal, setBackend, type Tensor4D, tidy } from "@tensorflow/tfjs-core";
import {
	type Batching,
	GRAPHICS_BATCHING,
	PROCESSOR_BATCHING,
} from "../../../src/inference/expression-classifier.ts";
import { loadModel, startTfjs } from "./package-files.ts";
import { type Spent, timed } from "./timed.ts";

/** What one network takes for a batch of faces, and how near that comes to what the core can do. */
export interface NetworkFigures extends Spent {
	model: string;
	backend: string;
	/** Faces given at once. The times are for one of them. */
	batch: number;
	/** Reached at the least time, counting a multiply and an add as two. */
	gflops: number;
	/** What a product of two matrices reaches on the same core in the same run. */
	bestGflops: number;
}

const BATCHES = [1, 4, 9, 25, 49];
/** Without a graphics card WebGL is so slow that a few runs must do. */
const BACKENDS = [
	{ backend: "wasm", batches: BATCHES, batching: PROCESSOR_BATCHING, shareOfRepeats: 1 },
	{ backend: "webgl", batches: [9], batching: GRAPHICS_BATCHING, shareOfRepeats: 0.1 },
];
const MATRIX = 384;

/** Measures each shipped network at each size of batch, on WebAssembly and on WebGL. */
export async function measureNetwork(
	models: readonly string[],
	repeats: number,
): Promise<NetworkFigures[]> {
	const bestGflops = await matrixGflops(repeats);
	const figures: NetworkFigures[] = [];
	for (const { backend, batches, batching, shareOfRepeats } of BACKENDS) {
		// Where the browser has no WebGL there is nothing to measure.
		if (!(await setBackend(backend))) continue;
		for (const model of models)
			for (const batch of batches)
				figures.push({
					...(await measureBatch(model, batch, batching, Math.ceil(repeats * shareOfRepeats))),
					backend,
					bestGflops,
				});
	}
	await setBackend("wasm");
	return figures;
}

async function measureBatch(model: string, batch: number, batching: Batching, repeats: number) {
	const { card, classifier } = await loadModel(model, batching);
	const crops = Array.from({ length: batch }, () =>
		new Float32Array(card.input.size ** 2).map(() => Math.random() - 0.5),
	);
	const spent = await timed(repeats, () => classifier.classify(crops));
	classifier.dispose();
	const leastMs = spent.leastMs / batch;
	return {
		model,
		batch,
		leastMs,
		medianMs: spent.medianMs / batch,
		p95Ms: spent.p95Ms / batch,
		gflops: (2 * card.cost.macs) / leastMs / 1e6,
	};
}

async function matrixGflops(repeats: number): Promise<number> {
	await startTfjs();
	// As a convolution of single pixels: the backend's own product of matrices is not its fastest.
	const a = randomNormal([1, MATRIX, 1, MATRIX]) as Tensor4D;
	const b = randomNormal([1, 1, MATRIX, MATRIX]) as Tensor4D;
	const { leastMs } = await timed(repeats, () =>
		tidy(() => {
			// Not returned: whatever is, is searched for tensors, value by value.
			conv2d(a, b, 1, "valid").dataSync();
		}),
	);
	a.dispose();
	b.dispose();
	return (2 * MATRIX ** 3) / leastMs / 1e6;
}
