import { createHash } from "node:crypto";
import { Builder, ByteBuffer } from "flatbuffers";

/** face_detection_short_range.tflite of @mediapipe/face_detection 0.4.1657300184. */
const EXPECTED_SHA256 = "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633";
const MODEL_FILE_ID = "TFL3";
const METADATA_FILE_ID = "M001";
/** The name by which TensorFlow Lite finds the metadata among a model's buffers. */
const METADATA_NAME = "TFLITE_METADATA";
/** TensorFlow Lite maps weights in place and wants them on 16-byte boundaries. */
const ALIGNMENT = 16;

/** Field numbers of the tables `Model`, `Buffer` and `Metadata` in tensorflow/lite/schema/schema.fbs. */
const MODEL = {
	version: 0,
	operatorCodes: 1,
	subgraphs: 2,
	description: 3,
	buffers: 4,
	metadata: 6,
	fieldCount: 7,
};
const BUFFER = { data: 0, fieldCount: 1 };
const METADATA = { name: 0, buffer: 1, fieldCount: 2 };

/**
 * Adds to MediaPipe's short-range face detector the metadata without which the Tasks API refuses it.
 *
 * The input tensor takes RGB values mapped from 0..255 to -1..1, as the model's own graph does. Every
 * offset in a FlatBuffer points forward, so a new head goes before the file and refers into it; the
 * file itself follows unchanged.
 *
 * @param tflite The model file as the npm package ships it.
 * @returns A model file that computes the same and carries the metadata.
 * @throws Error if the file is not the one this was written for.
 * @see https://ai.google.dev/edge/litert/conversion/tensorflow/metadata
 */
export function addDetectorMetadata(tflite: Uint8Array): Uint8Array {
	const sha256 = createHash("sha256").update(tflite).digest("hex");
	if (sha256 !== EXPECTED_SHA256)
		throw new Error(
			`The face detector's model file is not the expected one (sha256 ${sha256}). ` +
				"Install @mediapipe/face_detection in the version that package.json names, or check the new " +
				"file and change the sum in build/face-detector-model.ts.",
		);
	return prependHead(tflite, normalizationMetadata());
}

/** The metadata: one RGB image in, mean and deviation 127.5; two raw tensors out. */
function normalizationMetadata(): Uint8Array {
	const builder = new Builder(512);
	const options = table(builder, 2, [
		[0, floatVector(builder, [127.5])],
		[1, floatVector(builder, [127.5])],
	]);
	builder.startObject(2);
	builder.addFieldInt8(0, 1, 0); // ProcessUnitOptions.NormalizationOptions
	builder.addFieldOffset(1, options, 0);
	const processUnits = offsetVector(builder, [builder.endObject()]);
	builder.startObject(2);
	builder.addFieldInt8(0, 1, 0); // ColorSpaceType.RGB
	const imageProperties = builder.endObject();
	builder.startObject(3);
	builder.addFieldInt8(0, 2, 0); // ContentProperties.ImageProperties
	builder.addFieldOffset(1, imageProperties, 0);
	const content = builder.endObject();
	const input = table(builder, 7, [
		[0, builder.createString("image")],
		[3, content],
		[4, processUnits],
	]);
	const boxes = table(builder, 7, [[0, builder.createString("regressors")]]);
	const scores = table(builder, 7, [[0, builder.createString("classificators")]]);
	const subgraph = table(builder, 5, [
		[2, offsetVector(builder, [input])],
		[3, offsetVector(builder, [boxes, scores])],
	]);
	const root = table(builder, 8, [
		[0, builder.createString("Face detector, short range")],
		[3, offsetVector(builder, [subgraph])],
		[7, builder.createString("1.0.0")],
	]);
	builder.finish(root, METADATA_FILE_ID);
	return builder.asUint8Array();
}

/** Writes a model whose root is new and names one more buffer, and whose parts are those of `tflite`. */
function prependHead(tflite: Uint8Array, metadata: Uint8Array): Uint8Array {
	const old = new ByteBuffer(tflite);
	const root = old.readInt32(0);
	const builder = new Builder(tflite.length + metadata.length + 8192);
	builder.prep(ALIGNMENT, tflite.length);
	// A builder fills its buffer from the back and counts offsets from there.
	const start = builder.createByteVector(tflite) - 4;
	const refer = (position: number) => start - position;
	const target = (field: number) => {
		const offset = old.__offset(root, 4 + 2 * field);
		return offset === 0 ? undefined : old.__indirect(root + offset);
	};
	const elements = (field: number) => {
		const vector = target(field);
		if (vector === undefined) return [];
		return Array.from({ length: old.readInt32(vector) }, (_, i) =>
			refer(old.__indirect(vector + 4 + 4 * i)),
		);
	};

	builder.prep(ALIGNMENT, metadata.length);
	const data = builder.createByteVector(metadata);
	const buffers = elements(MODEL.buffers);
	const buffer = table(builder, BUFFER.fieldCount, [[BUFFER.data, data]]);
	const name = builder.createString(METADATA_NAME);
	builder.startObject(METADATA.fieldCount);
	builder.addFieldOffset(METADATA.name, name, 0);
	builder.addFieldInt32(METADATA.buffer, buffers.length, 0);
	const entry = builder.endObject();
	const newBuffers = offsetVector(builder, [...buffers, buffer]);
	const newMetadata = offsetVector(builder, [...elements(MODEL.metadata), entry]);

	builder.startObject(MODEL.fieldCount);
	builder.addFieldInt32(
		MODEL.version,
		old.readInt32(root + old.__offset(root, 4 + 2 * MODEL.version)),
		0,
	);
	for (const field of [MODEL.operatorCodes, MODEL.subgraphs, MODEL.description]) {
		const position = target(field);
		if (position !== undefined) builder.addFieldOffset(field, refer(position), 0);
	}
	builder.addFieldOffset(MODEL.buffers, newBuffers, 0);
	builder.addFieldOffset(MODEL.metadata, newMetadata, 0);
	builder.finish(builder.endObject(), MODEL_FILE_ID);
	return builder.asUint8Array();
}

/** Writes a table of offsets only; returns its own offset. */
function table(builder: Builder, fieldCount: number, fields: [number, number][]): number {
	builder.startObject(fieldCount);
	for (const [field, offset] of fields) builder.addFieldOffset(field, offset, 0);
	return builder.endObject();
}

function offsetVector(builder: Builder, offsets: number[]): number {
	builder.startVector(4, offsets.length, 4);
	for (const offset of offsets.toReversed()) builder.addOffset(offset);
	return builder.endVector();
}

function floatVector(builder: Builder, values: number[]): number {
	builder.startVector(4, values.length, 4);
	for (const value of values.toReversed()) builder.addFloat32(value);
	return builder.endVector();
}
