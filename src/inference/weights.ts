import { bytesPerNumber, type Card, sizeOf, tensorShapes } from "../engine/card.ts";
import { widenHalf } from "./half-float.ts";

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
	// A copy: the digest takes no view into a shared buffer.
	const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
	const sha256 = Array.from(new Uint8Array(digest), (byte) =>
		byte.toString(16).padStart(2, "0"),
	).join("");
	if (sha256 !== card.weights.sha256) throw refuse(`sha256 ${sha256}`);
	const tensors = splitTensors(card, bytes);
	if (!tensors.every(({ values }) => values.every(Number.isFinite)))
		throw refuse("they hold what is not a finite number");
	return tensors;
}

function splitTensors(card: Card, bytes: Uint8Array): WeightTensor[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const width = bytesPerNumber(card);
	const numberAt = (offset: number) =>
		width === 2 ? widenHalf(view.getUint16(offset, true)) : view.getFloat32(offset, true);
	let start = 0;
	return tensorShapes(card.layers).map((shape) => {
		const first = start;
		const values = new Float32Array(sizeOf(shape)).map((_, i) => numberAt(first + i * width));
		start += values.length * width;
		return { shape, values };
	});
}
