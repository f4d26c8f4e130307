import type { CropSquare } from "./crop.ts";
import type { Gray, Picture } from "./pixels.ts";

/** Samples per axis that one value is averaged from, at most. */
const MAX_SAMPLES = 3;
/** Deviation, as a share of the mean, below which there is nothing to hold on to. */
const MIN_CONTRAST = 0.03;

const discs = new Map<number, Uint8Array>();

/** Near enough to brightness, and cheap. */
export function grayOf(picture: Picture): Gray {
	if ("values" in picture) return picture;
	const { data, width, height } = picture;
	const values = new Uint8Array(width * height);
	for (let i = 0, at = 0; i < values.length; i++, at += 4)
		values[i] = ((data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) >> 2;
	return { values, width, height };
}

/** Whether a value of a square picture lies in its disc: the corners around a face show hair and room. */
export function isInDisc(index: number, size: number): boolean {
	return discOf(size)[index] === 1;
}

/**
 * Samples the disc within a square of the picture, brought to mean 0 and deviation 1, so that neither
 * brightness nor contrast counts. Beyond the picture's edge its last pixels repeat.
 *
 * @param values `size` x `size`, to be filled.
 * @returns They, row by row, 0 outside the disc; null where the disc is flat.
 */
export function sampleDisc(
	gray: Gray,
	square: CropSquare,
	size: number,
	values: Float32Array = new Float32Array(size * size),
): Float32Array | null {
	sampleSquare(gray, square, size, values);
	const disc = discOf(size);
	let sum = 0;
	let squares = 0;
	let count = 0;
	for (let i = 0; i < values.length; i++) {
		if (disc[i] !== 1) continue;
		const value = values[i] as number;
		sum += value;
		squares += value * value;
		count++;
	}
	const mean = sum / count;
	const deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
	if (!(deviation > 0 && deviation >= MIN_CONTRAST * mean)) return null;
	for (let i = 0; i < values.length; i++)
		values[i] = disc[i] === 1 ? ((values[i] as number) - mean) / deviation : 0;
	return values;
}

/** Sums of n x n samples each; what they are divided by does not count. */
function sampleSquare(
	{ values: grays, width, height }: Gray,
	{ corner, side, angle }: CropSquare,
	size: number,
	values: Float32Array,
): void {
	const n = Math.min(MAX_SAMPLES, Math.max(1, Math.ceil(side / size)));
	const step = side / (size * n);
	const [stepX, stepY] = [step * Math.cos(angle), step * Math.sin(angle)];
	const [lastX, lastY] = [width - 1, height - 1];
	values.fill(0);
	for (let row = 0; row < size * n; row++) {
		const base = Math.floor(row / n) * size;
		let x = corner.x + 0.5 * stepX - (row + 0.5) * stepY;
		let y = corner.y + 0.5 * stepY + (row + 0.5) * stepX;
		for (let i = 0; i < size * n; i++, x += stepX, y += stepY) {
			// Not by a function: handing it two fractions makes two objects, for each of a thousand samples of a face.
			const across = Math.max(0, Math.min(lastX, x)) | 0;
			const down = Math.max(0, Math.min(lastY, y)) | 0;
			const to = base + ((i / n) | 0);
			values[to] = (values[to] as number) + (grays[down * width + across] as number);
		}
	}
}

function discOf(size: number): Uint8Array {
	const known = discs.get(size);
	if (known !== undefined) return known;
	const away = (at: number) => (at + 0.5 - size / 2) ** 2;
	const disc = Uint8Array.from({ length: size * size }, (_, i) =>
		away((i / size) | 0) + away(i % size) <= (size / 2) ** 2 ? 1 : 0,
	);
	discs.set(size, disc);
	return disc;
}
