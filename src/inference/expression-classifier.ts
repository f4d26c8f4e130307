import {
	add,
	avgPool,
	conv2d,
	dispose,
	fused,
	matMul,
	mean,
	relu,
	type Tensor,
	type Tensor2D,
	type Tensor4D,
	tensor,
	tidy,
} from "@tensorflow/tfjs-core";
import { type Card, hasProjection, type Layer } from "../engine/card.ts";
import type { ExpressionClassifier } from "../engine/ports.ts";
import { readWeights } from "./weights.ts";

/** How faces are computed together. */
export interface Batching {
	/** The most at once. */
	faces: number;
	/** Whether fewer are filled up with others, whose answers are dropped, so that all batches have one size. */
	isFilledUp: boolean;
}

/** Larger batches fall out of the cache and gain nothing. */
export const PROCESSOR_BATCHING: Batching = { faces: 8, isFilledUp: false };

/** A graphics card computes 16 nearly as soon as one, but compiles every layer anew for each size of batch. */
export const GRAPHICS_BATCHING: Batching = { faces: 16, isFilledUp: true };

/** The network was trained with one pixel of zeros on every side, also at stride 2; "same" is not that. */
const PADDING = 1;

type Apply = (x: Tensor) => Tensor;

/**
 * Builds the network that a card describes, on the backend that TensorFlow.js is set to.
 *
 * `classify` takes standardised crops, 48 x 48 values each, and gives one row of logits for each, in
 * the order of the card's outputs.
 *
 * @param weights The content of the card's weights file.
 * @param batching What suits the backend.
 * @throws Error in one sentence if the weights do not match the card.
 */
export async function createExpressionClassifier(
	card: Card,
	weights: Uint8Array,
	{ faces, isFilledUp }: Batching = PROCESSOR_BATCHING,
): Promise<ExpressionClassifier> {
	const tensors = (await readWeights(card, weights)).map(({ shape, values }) =>
		tensor(values, shape),
	);
	const remaining = tensors.values();
	const next = () => {
		const { value } = remaining.next();
		if (value === undefined) throw new Error(`The card of ${card.name} has too few weights.`);
		return value;
	};
	const layers = card.layers.map((layer) => buildLayer(layer, next));
	const { size } = card.input;
	const values = size * size;
	// Filled anew for each batch: as many bytes as are computed would otherwise wait to be collected.
	const filled = new Float32Array(faces * values);

	function classifyBatch(crops: readonly Float32Array[]): Float32Array[] {
		const batch = isFilledUp ? faces : crops.length;
		const input = filled.subarray(0, batch * values);
		for (const [i, crop] of crops.entries()) input.set(crop, i * values);
		const logits = tidy(() =>
			layers.reduce<Tensor>((x, apply) => apply(x), tensor(input, [batch, size, size, 1])),
		);
		try {
			// Waiting as `data()` does would only add a graphics card's polling: this is a worker of its own.
			const rows = logits.dataSync<"float32">();
			const width = rows.length / batch;
			return crops.map((_, i) => rows.slice(i * width, (i + 1) * width));
		} finally {
			logits.dispose();
		}
	}

	return {
		async classify(crops, onBatch) {
			const wrong = crops.find((crop) => crop.length !== values);
			if (wrong) throw new RangeError(`a crop has ${wrong.length} values, not ${values}`);
			const rows: Float32Array[] = [];
			for (let i = 0; i < crops.length; i += faces) {
				rows.push(...classifyBatch(crops.slice(i, i + faces)));
				onBatch?.();
			}
			return rows;
		},
		dispose: () => dispose(tensors),
	};
}

/** Takes a layer's weights, in file order, and returns what it does to [batch, height, width, channels]. */
function buildLayer(layer: Layer, next: () => Tensor): Apply {
	switch (layer.op) {
		case "conv":
			return convolution(layer.stride, layer.relu, next);
		case "block":
			return block(layer, next);
		case "pool":
			return (x) => mean(x, [1, 2]); // [batch, channels]
		case "dense": {
			const [kernel, bias] = [next() as Tensor2D, next()];
			return (x) => add(matMul(x as Tensor2D, kernel), bias);
		}
	}
}

function convolution(stride: 1 | 2, rectified: boolean, next: () => Tensor): Apply {
	const [filter, bias] = [next() as Tensor4D, next()];
	return (x) =>
		fused.conv2d({
			x: x as Tensor4D,
			filter,
			bias,
			strides: stride,
			pad: PADDING,
			activation: rectified ? "relu" : "linear",
		});
}

/** A residual block. He et al. 2016; the averaged shortcut is ResNet-D's, He et al. 2019. */
function block(layer: Extract<Layer, { op: "block" }>, next: () => Tensor): Apply {
	const first = convolution(layer.stride, true, next);
	const second = convolution(1, false, next);
	const projection = hasProjection(layer) ? { filter: next() as Tensor4D, bias: next() } : null;
	const shortcut: Apply = (x) => {
		const halved = layer.stride === 2 ? avgPool(x as Tensor4D, 2, 2, "valid") : (x as Tensor4D);
		if (projection === null) return halved;
		return add(conv2d(halved, projection.filter, 1, "valid"), projection.bias);
	};
	return (x) => relu(add(second(first(x)), shortcut(x)));
}
