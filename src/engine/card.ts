import * as v from "valibot";
import { asError } from "../shared/as-error.ts";
import { EXPRESSIONS } from "../shared/expressions.ts";

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const above = (floor: number) => v.pipe(v.number(), v.gtValue(floor));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const stride = v.picklist([1, 2]);

/** A list is an object too, but holds no facts by name. */
const facts = v.pipe(
	v.unknown(),
	v.check((value) => !Array.isArray(value), "must be an object"),
	v.record(v.string(), v.unknown()),
);

const layer = v.variant("op", [
	/** 3x3 convolution, one pixel of zeros on every side. */
	v.strictObject({ op: v.literal("conv"), in: count, out: count, stride, relu: v.boolean() }),
	/**
	 * Two 3x3 convolutions with a rectifier between, plus the shortcut, rectified. The shortcut is the
	 * input itself, or its 2x2 average (stride 2), through a 1x1 convolution where the size changes.
	 */
	v.strictObject({ op: v.literal("block"), in: count, out: count, stride }),
	/** Mean over all places. */
	v.strictObject({ op: v.literal("pool") }),
	v.strictObject({ op: v.literal("dense"), in: count, out: count }),
]);

const head = v.strictObject({
	/** In the order of the network's outputs, the first of them at `offset`. */
	labels: v.pipe(
		v.array(v.string()),
		v.check((labels) => new Set(labels).size === labels.length, "has a label twice"),
		v.check(
			(labels) => EXPRESSIONS.every((expression) => labels.includes(expression)),
			`must name all of ${EXPRESSIONS.join(", ")}`,
		),
	),
	offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Divides the logits; fitted on PublicTest. */
	temperature: above(0),
});

const cardSchema = v.strictObject({
	format: v.literal(1),
	name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, "must be lower-case letters and digits")),
	description: v.string(),
	input: v.strictObject({
		/** Width and height of the crop, in pixels. */
		size: v.literal(48),
		channels: v.literal(1),
		/** 0.299 R + 0.587 G + 0.114 B. */
		gray: v.literal("bt601"),
		/** (x - mean) / (population standard deviation + epsilon), x in [0, 1]. */
		standardise: v.strictObject({ epsilon: above(0) }),
	}),
	/** Where a face's points lie in the crop, as shares of its side. */
	crop: v.strictObject({ eyeSpan: fraction, eyeY: fraction, mouthDrop: fraction }),
	layers: v.pipe(v.array(layer), v.minLength(1)),
	heads: v.strictObject({ fer2013: head, ferplus: head }),
	/** The head whose probabilities people see. */
	shown: v.picklist(["fer2013", "ferplus"]),
	/** Below `threshold` the shown label is uncertain: that keeps its error to `maxError` and shows `coverage`. */
	uncertain: v.strictObject({ threshold: fraction, maxError: fraction, coverage: fraction }),
	weights: v.strictObject({
		file: v.pipe(v.string(), v.regex(/^[\w.-]+$/, "must be a file name without a folder")),
		/**
		 * Little-endian, all tensors one after the other in layer order. `int8`: a kernel is the step of
		 * each output channel in float32, then its weights in whole steps; a bias is float16.
		 */
		dtype: v.picklist(["int8", "float16", "float32"]),
		bytes: count,
		sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits")),
	}),
	cost: v.strictObject({ parameters: count, macs: count }),
	metrics: facts,
	data: v.array(v.unknown()),
	licence: v.string(),
	trained: facts,
});

/** What `models/<name>/card.json` says: how to cut and normalise a face, the network, its labels, how far to trust it. */
export type Card = v.InferOutput<typeof cardSchema>;
export type Layer = v.InferOutput<typeof layer>;
export type Framing = Card["crop"];
export type HeadName = Card["shown"];

/**
 * Reads a model card and checks that its parts fit each other.
 *
 * @param text The content of a card.json.
 * @throws Error in one sentence that names the field: unknown, missing or wrong; layers that do not
 *   follow from one another; heads that overlap or do not cover the outputs; a size that does not fit.
 */
export function parseCard(text: string): Card {
	const result = v.safeParse(cardSchema, parseJson(text));
	if (!result.success) {
		const [issue] = result.issues;
		throw cardError(`${v.getDotPath(issue) ?? "the whole"}: ${issue.message}`);
	}
	const card = result.output;
	const outputs = outputCount(card.layers);
	checkHeads(card, outputs);
	const shapes = tensorShapes(card.layers);
	const parameters = shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
	if (parameters !== card.cost.parameters)
		throw cardError(
			`cost.parameters is ${card.cost.parameters}, but the layers have ${parameters}`,
		);
	const bytes = shapes.reduce((sum, shape) => sum + bytesOf(card, shape), 0);
	if (bytes !== card.weights.bytes)
		throw cardError(`weights.bytes is ${card.weights.bytes}, but the layers need ${bytes}`);
	return card;
}

/**
 * Lists the shapes of the weights in the order of the weights file: for each convolution its kernel
 * [height, width, in, out] and bias [out], a block's shortcut last; for a dense layer [in, out], [out].
 */
export function tensorShapes(layers: readonly Layer[]): number[][] {
	return layers.flatMap((layer) => {
		if (layer.op === "pool") return [];
		const bias = [layer.out];
		if (layer.op === "dense") return [[layer.in, layer.out], bias];
		const first = [[3, 3, layer.in, layer.out], bias];
		if (layer.op === "conv") return first;
		const shortcut = hasProjection(layer) ? [[1, 1, layer.in, layer.out], bias] : [];
		return [...first, [3, 3, layer.out, layer.out], bias, ...shortcut];
	});
}

/** Whether a block's shortcut goes through a 1x1 convolution. */
export function hasProjection(block: { in: number; out: number; stride: number }): boolean {
	return block.stride !== 1 || block.in !== block.out;
}

/** How many numbers a tensor of `shape` holds. */
export function sizeOf(shape: readonly number[]): number {
	return shape.reduce((product, length) => product * length, 1);
}

/** Whether the weights file has a tensor of `shape` as whole steps and not as numbers. */
export function isInSteps({ weights }: Card, shape: readonly number[]): boolean {
	return weights.dtype === "int8" && shape.length > 1;
}

/** How many bytes a tensor of `shape` takes in the weights file. */
function bytesOf(card: Card, shape: readonly number[]): number {
	if (isInSteps(card, shape)) return 4 * (shape.at(-1) ?? 0) + sizeOf(shape);
	return (card.weights.dtype === "float32" ? 4 : 2) * sizeOf(shape);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw cardError(`not JSON (${asError(error).message})`);
	}
}

/** Follows the channels through the layers; returns the number of logits. */
function outputCount(layers: readonly Layer[]): number {
	let channels = 1;
	let flat = false;
	for (const [index, layer] of layers.entries()) {
		const place = `layers.${index}`;
		if (layer.op === "pool" ? flat : flat !== (layer.op === "dense"))
			throw cardError(`${place}: ${layer.op} cannot stand here; dense layers follow one pool`);
		if (layer.op === "pool") {
			flat = true;
			continue;
		}
		if (layer.in !== channels)
			throw cardError(`${place}: takes ${layer.in} channels, but gets ${channels}`);
		channels = layer.out;
	}
	if (layers.at(-1)?.op !== "dense") throw cardError("layers: the last must be dense");
	return channels;
}

function checkHeads(card: Card, outputs: number): void {
	const [first, second] = Object.values(card.heads).toSorted((a, b) => a.offset - b.offset);
	if (first?.offset !== 0 || second?.offset !== first.labels.length)
		throw cardError("heads: their labels must follow one another from output 0");
	if (second.offset + second.labels.length !== outputs)
		throw cardError(`heads: name ${second.offset + second.labels.length} of ${outputs} outputs`);
}

function cardError(problem: string): Error {
	return new Error(`The model card cannot be used: ${problem}.`);
}
