import { type Card, isInSteps, sizeOf, tensorShapes } from "../engine/card.ts";
import { widenHalf } from "./half-float.ts";
import { sha256Of } from "./sha256.ts";

/** One tensor of the weights file. */
export interface WeightTensor {
	shape: number[];
	values: Float32Array;
}

/**
 * Reads a weights file and checks it against the card.
 *
 * @param bytes The whole file.
 * @returns The layers' tensors in the order of `tensorShapes`.
 * @throws Error in one sentence if the length or the sha256 is not the card's, or a weight is no finite number.
 */
export async function readWeights(card: Card, bytes: Uint8Array): Promise<WeightTensor[]> {
	const refuse = (problem: string) =>
		new Error(`The weights of model ${card.name} do not match its card: ${problem}.`);
	if (bytes.length !== card.weights.bytes)
		throw refuse(`${bytes.length} bytes, not ${card.weights.bytes}`);
	const sha256 = await sha256Of(bytes);
	if (sha256 !== card.weights.sha256) throw refuse(`sha256 ${sha256}`);
	const tensors = splitTensors(card, bytes);
	if (!tensors.every(({ values }) => values.every(Number.isFinite)))
		throw refuse("they hold what is not a finite number");
	return tensors;
}

function splitTensors(card: Card, bytes: Uint8Array): WeightTensor[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let place = 0;
	const take = (count: number, width: number, numberAt: (offset: number) => number) => {
		const first = place;
		place += count * width;
		return new Float32Array(count).map((_, i) => numberAt(first + i * width));
	};
	const half = (offset: number) => widenHalf(view.getUint16(offset, true));
	const single = (offset: number) => view.getFloat32(offset, true);
	return tensorShapes(card.layers).map((shape) => {
		const count = sizeOf(shape);
		if (isInSteps(card, shape)) {
			const steps = take(shape.at(-1) ?? 0, 4, single);
			const values = take(count, 1, (offset) => view.getInt8(offset));
			return { shape, values: values.map((value, i) => value * (steps[i % steps.length] ?? 0)) };
		}
		const values = card.weights.dtype === "float32" ? take(count, 4, single) : take(count, 2, half);
		return { shape, values };
	});
}
