import {
	add,
	concat,
	dispose,
	fused,
	maxPool,
	pad,
	relu,
	reshape,
	type Tensor,
	type Tensor4D,
	tensor,
	tidy,
	transpose,
} from "@tensorflow/tfjs-core";
import { widenHalf } from "./half-float.ts";
import type { TfliteModel, TfliteOperator, TfliteTensor } from "./tflite-model.ts";

/** The operators the face detector's model is made of: BuiltinOperator of schema.fbs. */
const OPERATORS = {
	add: 0,
	concatenation: 2,
	conv2d: 3,
	depthwiseConv2d: 4,
	dequantize: 6,
	maxPool2d: 17,
	relu: 19,
	reshape: 22,
	pad: 34,
};

type Values = Map<number, Tensor>;
type Step = (values: Values, batch: number) => void;

/** A TensorFlow Lite network on TensorFlow.js. */
export interface TfliteNetwork {
	/** Runs it on [batch, ...]; the caller owns the tensors returned, one per output of the model. */
	run(input: Tensor): Tensor[];
	dispose(): void;
}

/**
 * Prepares a model's operators to run on the backend that TensorFlow.js is set to.
 *
 * @throws Error if the model has an operator or an activation this does not know.
 */
export function createTfliteNetwork(model: TfliteModel): TfliteNetwork {
	const constants = new Map<number, Tensor>();
	for (const { code, inputs, outputs } of model.operators)
		if (code === OPERATORS.dequantize) alias(model.tensors, inputs, outputs);
	const builder = { model, constants };
	const steps = model.operators
		.filter(({ code }) => code !== OPERATORS.dequantize)
		.map((operator) => buildStep(builder, operator));
	return {
		run(input) {
			const [batch = 1] = input.shape;
			return tidy(() => {
				const values: Values = new Map([[model.inputs[0] ?? 0, input]]);
				for (const step of steps) step(values, batch);
				return model.outputs.map((output) => tensorAt(values, output));
			});
		},
		dispose: () => dispose([...constants.values()]),
	};
}

interface Builder {
	model: TfliteModel;
	constants: Map<number, Tensor>;
}

/** Weights are stored in half precision and widened in the file's first operators: that is done once, here. */
function alias(tensors: TfliteTensor[], [from]: number[], [to]: number[]): void {
	const [source, target] = [tensors[from ?? -1], tensors[to ?? -1]];
	if (source?.weights && target) target.weights = source.weights;
}

function buildStep(builder: Builder, operator: TfliteOperator): Step {
	const [first = -1, second = -1] = operator.inputs;
	const [output = -1] = operator.outputs;
	const unary =
		(apply: (x: Tensor, batch: number) => Tensor): Step =>
		(values, batch) =>
			values.set(output, apply(tensorAt(values, first), batch));
	switch (operator.code) {
		case OPERATORS.conv2d:
			return unary(convolution(builder, operator));
		case OPERATORS.depthwiseConv2d:
			return unary(depthwise(builder, operator));
		case OPERATORS.relu:
			return unary((x) => relu(x));
		case OPERATORS.maxPool2d: {
			const [width, height] = [operator.option(3), operator.option(4)];
			const strides: [number, number] = [operator.option(2), operator.option(1)];
			return unary((x) => maxPool(x as Tensor4D, [height, width], strides, paddingOf(operator)));
		}
		case OPERATORS.pad: {
			const edges = numbersOf(builder.model, second);
			const pairs = Array.from({ length: edges.length / 2 }, (_, i): [number, number] => [
				edges[2 * i] ?? 0,
				edges[2 * i + 1] ?? 0,
			]);
			return unary((x) => pad(x, pairs));
		}
		case OPERATORS.reshape: {
			const [, ...shape] = builder.model.tensors[output]?.shape ?? [];
			return unary((x, batch) => reshape(x, [batch, ...shape]));
		}
		case OPERATORS.add:
			return (values) => values.set(output, add(tensorAt(values, first), tensorAt(values, second)));
		case OPERATORS.concatenation:
			return (values) => {
				const parts = operator.inputs.map((input) => tensorAt(values, input));
				values.set(output, concat(parts, operator.option(0)));
			};
		default:
			throw new Error(`The face detector's model has operator ${operator.code}, not known here.`);
	}
}

function convolution(builder: Builder, operator: TfliteOperator): (x: Tensor) => Tensor {
	const [, kernel = -1, offset = -1] = operator.inputs;
	// The file has [out, height, width, in]; TensorFlow.js wants [height, width, in, out].
	const filter = constant(builder, kernel, (raw) => transpose(raw, [1, 2, 3, 0])) as Tensor4D;
	const bias = constant(builder, offset, (raw) => raw.clone());
	const activation = activationOf(operator.option(3));
	const strides: [number, number] = [operator.option(2), operator.option(1)];
	const padding = paddingOf(operator);
	return (x) => fused.conv2d({ x: x as Tensor4D, filter, strides, pad: padding, bias, activation });
}

function depthwise(builder: Builder, operator: TfliteOperator): (x: Tensor) => Tensor {
	const [, kernel = -1, offset = -1] = operator.inputs;
	// The file has [1, height, width, channels]; TensorFlow.js wants [height, width, channels, 1].
	const filter = constant(builder, kernel, (raw) => {
		const [, height = 0, width = 0, channels = 0] = raw.shape;
		return reshape(raw, [height, width, channels, 1]);
	}) as Tensor4D;
	const bias = constant(builder, offset, (raw) => raw.clone());
	const activation = activationOf(operator.option(4));
	const strides: [number, number] = [operator.option(2), operator.option(1)];
	const padding = paddingOf(operator);
	return (x) =>
		fused.depthwiseConv2d({ x: x as Tensor4D, filter, strides, pad: padding, bias, activation });
}

/** Makes the tensor of a constant once, in the layout `arrange` gives it. */
function constant(
	{ model, constants }: Builder,
	index: number,
	arrange: (raw: Tensor) => Tensor,
): Tensor {
	const shape = model.tensors[index]?.shape ?? [];
	const arranged = tidy(() => arrange(tensor(numbersOf(model, index), shape)));
	constants.set(index, arranged);
	return arranged;
}

function numbersOf(model: TfliteModel, index: number): Float32Array {
	const weights = model.tensors[index]?.weights;
	if (!weights) throw new Error(`The face detector's model lacks the weights of tensor ${index}.`);
	const { type, bytes } = weights;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (type === "float16")
		return new Float32Array(bytes.length / 2).map((_, i) => widenHalf(view.getUint16(2 * i, true)));
	return new Float32Array(bytes.length / 4).map((_, i) =>
		type === "int32" ? view.getInt32(4 * i, true) : view.getFloat32(4 * i, true),
	);
}

/** TensorFlow's own "same", which pads the far edges first: the model was trained with it. */
function paddingOf(operator: TfliteOperator): "same" | "valid" {
	return operator.option(0) === 0 ? "same" : "valid";
}

function activationOf(code: number): "linear" | "relu" {
	if (code > 1)
		throw new Error(`The face detector's model has activation ${code}, not known here.`);
	return code === 1 ? "relu" : "linear";
}

function tensorAt(values: Values, index: number): Tensor {
	const value = values.get(index);
	if (!value) throw new Error(`The face detector's model uses tensor ${index} before it is made.`);
	return value;
}
