import type { Pixels } from "./pixels.ts";

const COLUMNS = 16;
const ROWS = 9;
/** A cell whose brightness changes by less, of 255, shows a camera's noise. */
const NOISE = 5;
/** Pixels of a cell that are looked at, along either side. */
const SAMPLES = 4;

/** Brightness of a picture on a coarse grid, row by row, in [0, 255]. */
export function coarseGrid({ data, width, height }: Pixels): Float32Array {
	const cell = (index: number) => {
		const left = ((index % COLUMNS) * width) / COLUMNS;
		const top = (Math.floor(index / COLUMNS) * height) / ROWS;
		let sum = 0;
		for (let sample = 0; sample < SAMPLES ** 2; sample++) {
			const x = Math.floor(left + (((sample % SAMPLES) + 0.5) * width) / COLUMNS / SAMPLES);
			const y = Math.floor(top + ((((sample / SAMPLES) | 0) + 0.5) * height) / ROWS / SAMPLES);
			sum += data[(y * width + x) * 4 + 1] ?? 0;
		}
		return sum / SAMPLES ** 2;
	};
	return Float32Array.from({ length: COLUMNS * ROWS }, (_, index) => cell(index));
}

/** Whether two pictures show the same but for noise. */
export function isSameGrid(a: Float32Array, b: Float32Array): boolean {
	return a.every((value, index) => Math.abs(value - (b[index] ?? 0)) < NOISE);
}
