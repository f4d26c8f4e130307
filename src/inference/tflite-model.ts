import { ByteBuffer } from "flatbuffers";

/**
 * @file Reads the parts of a TensorFlow Lite file that the face detector's model uses. Field numbers
 * are those of tensorflow/lite/schema/schema.fbs.
 */

/** `weights` is set for constants: numbers for the float types, raw 32-bit integers for int32. */
export interface TfliteTensor {
	shape: number[];
	weights: { type: "float32" | "float16" | "int32"; bytes: Uint8Array } | null;
}

export interface TfliteOperator {
	/** BuiltinOperator of the schema. */
	code: number;
	inputs: number[];
	outputs: number[];
	/** A small integer of the operator's own options table, 0 where the file leaves it out. */
	option(field: number): number;
}

export interface TfliteModel {
	tensors: TfliteTensor[];
	operators: TfliteOperator[];
	inputs: number[];
	outputs: number[];
}

/** The face detector's longest list has under two hundred entries; one this long is damage, or malice. */
const MOST_ELEMENTS = 4096;

const TENSOR_TYPES = ["float32", "float16", "int32"] as const;

/**
 * Reads a model's first subgraph.
 *
 * @param file The whole .tflite file.
 * @throws Error if it is no TensorFlow Lite file, is damaged, or holds constants of another type.
 */
export function readTfliteModel(file: Uint8Array): TfliteModel {
	const buffer = new ByteBuffer(file);
	if (file.length < 8 || !buffer.__has_identifier("TFL3"))
		throw new Error("The face detector's model is not a TensorFlow Lite file.");
	const root = new Table(buffer, buffer.readInt32(0));
	const codes = root.tables(1).map((code) => Math.max(code.byte(0), code.int(3)));
	const [subgraph] = root.tables(2);
	if (!subgraph) throw new Error("The face detector's model holds no network.");
	const buffers = root.tables(4);
	return {
		tensors: subgraph.tables(0).map((tensor) => readTensor(tensor, buffers)),
		operators: subgraph.tables(3).map((operator) => {
			const options = operator.table(4);
			return {
				code: codes[operator.int(0)] ?? -1,
				inputs: operator.ints(1),
				outputs: operator.ints(2),
				option: (field) => options?.byte(field) ?? 0,
			};
		}),
		inputs: subgraph.ints(1),
		outputs: subgraph.ints(2),
	};
}

function readTensor(tensor: Table, buffers: Table[]): TfliteTensor {
	const bytes = buffers[tensor.int(2)]?.bytes(0) ?? null;
	const type = TENSOR_TYPES[tensor.byte(1)];
	if (bytes !== null && type === undefined)
		throw new Error(`The face detector's model holds weights of type ${tensor.byte(1)}.`);
	return {
		shape: tensor.ints(0),
		weights: bytes === null || type === undefined ? null : { type, bytes },
	};
}

/** One table of a FlatBuffer. Fields that are absent read as 0, null or empty. */
class Table {
	constructor(
		private readonly buffer: ByteBuffer,
		private readonly position: number,
	) {}

	/** Position of a field's value, or null. */
	private field(index: number): number | null {
		const offset = this.buffer.__offset(this.position, 4 + 2 * index);
		return offset === 0 ? null : this.position + offset;
	}

	byte(index: number): number {
		const at = this.field(index);
		return at === null ? 0 : this.buffer.readInt8(at);
	}

	int(index: number): number {
		const at = this.field(index);
		return at === null ? 0 : this.buffer.readInt32(at);
	}

	table(index: number): Table | null {
		const at = this.field(index);
		return at === null ? null : new Table(this.buffer, this.buffer.__indirect(at));
	}

	tables(index: number): Table[] {
		return this.elements(index).map((at) => new Table(this.buffer, this.buffer.__indirect(at)));
	}

	ints(index: number): number[] {
		return this.elements(index).map((at) => this.buffer.readInt32(at));
	}

	bytes(index: number): Uint8Array | null {
		const at = this.field(index);
		if (at === null) return null;
		const vector = this.vector(at, 1, this.buffer.capacity());
		return this.buffer.bytes().slice(vector + 4, vector + 4 + this.buffer.readInt32(vector));
	}

	/** Position of the vector that a field refers to. @throws Error if it is too long, or lies outside the file. */
	private vector(at: number, elementBytes: number, mostElements: number): number {
		const vector = this.buffer.__indirect(at);
		const length = this.buffer.readInt32(vector);
		const end = vector + 4 + length * elementBytes;
		if (vector < 0 || length < 0 || length > mostElements || end > this.buffer.capacity())
			throw new Error("The face detector's model is damaged.");
		return vector;
	}

	/** Positions of a vector's elements of four bytes. */
	private elements(index: number): number[] {
		const at = this.field(index);
		if (at === null) return [];
		const vector = this.vector(at, 4, MOST_ELEMENTS);
		return Array.from({ length: this.buffer.readInt32(vector) }, (_, i) => vector + 4 + 4 * i);
	}
}
