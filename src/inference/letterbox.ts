import type { Pixels } from "../engine/pixels.ts";
import type { Box, Point } from "../shared/geometry.ts";

/** A square picture of a window, and the way back: a place p in it is `origin` + p x `scale` in the picture. */
export interface Letterbox {
	square: Pixels;
	origin: Point;
	scale: number;
}

/** Samples per axis that one pixel of the square is averaged from, at most: enough against aliasing. */
const MAX_SAMPLES = 4;
const OUTSIDE = -1;

/**
 * Fits a window of a picture into a square, its shape kept, centred, the rest black.
 *
 * A window larger than the square is averaged down, a smaller one is interpolated.
 *
 * @param window In the picture's pixels; may reach beyond the picture, which is black there.
 * @param size Width and height of the square, in pixels.
 */
export function letterbox(picture: Pixels, window: Box, size: number): Letterbox {
	const scale = Math.max(window.width, window.height) / size;
	const origin = {
		x: window.x + (window.width - size * scale) / 2,
		y: window.y + (window.height - size * scale) / 2,
	};
	const n = Math.min(MAX_SAMPLES, Math.max(1, Math.ceil(scale)));
	const columns = samples(origin.x, scale / n, size * n, window.x, window.width, picture.width);
	const rows = samples(origin.y, scale / n, size * n, window.y, window.height, picture.height);
	const data = new Uint8ClampedArray(size * size * 4);
	if (scale > 1) average(picture, rows, columns, n, data);
	else interpolate(picture, rows, columns, data);
	return { square: { data, width: size, height: size }, origin, scale };
}

/**
 * Places `count` samples along one axis of the square.
 *
 * @returns Their places in the picture, pixel centres at whole numbers; OUTSIDE the window or picture.
 */
function samples(
	origin: number,
	step: number,
	count: number,
	start: number,
	length: number,
	limit: number,
): Float64Array {
	return new Float64Array(count).map((_, i) => {
		const at = origin + (i + 0.5) * step;
		if (at < Math.max(start, 0) || at >= Math.min(start + length, limit)) return OUTSIDE;
		return Math.min(Math.max(at - 0.5, 0), limit - 1);
	});
}

/** Each pixel is the mean of the pixels nearest to its n x n samples. */
function average(
	{ data, width }: Pixels,
	rows: Float64Array,
	columns: Float64Array,
	n: number,
	square: Uint8ClampedArray,
): void {
	const size = columns.length / n;
	const right = Int32Array.from(columns, (at) => (at === OUTSIDE ? OUTSIDE : Math.round(at) * 4));
	const down = Int32Array.from(rows, (at) =>
		at === OUTSIDE ? OUTSIDE : Math.round(at) * width * 4,
	);
	const sum = new Float64Array(3);
	for (let pixel = 0; pixel < size * size; pixel++) {
		const top = Math.floor(pixel / size) * n;
		const left = (pixel % size) * n;
		sum.fill(0);
		for (let i = top; i < top + n; i++) addRow(data, down[i] ?? OUTSIDE, right, left, n, sum);
		const [r = 0, g = 0, b = 0] = sum;
		put(square, pixel, r / (n * n), g / (n * n), b / (n * n));
	}
}

/** Adds the colours of `n` samples of one row of the picture to `sum`; those outside are black. */
function addRow(
	data: Uint8ClampedArray,
	row: number,
	right: Int32Array,
	left: number,
	n: number,
	sum: Float64Array,
): void {
	if (row === OUTSIDE) return;
	for (let j = left; j < left + n; j++) {
		const column = right[j] ?? OUTSIDE;
		if (column === OUTSIDE) continue;
		for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (data[row + column + c] ?? 0);
	}
}

/** Each pixel is interpolated between the four nearest. */
function interpolate(
	{ data, width, height }: Pixels,
	rows: Float64Array,
	columns: Float64Array,
	square: Uint8ClampedArray,
): void {
	const size = columns.length;
	const byte = (at: number) => data[at] ?? 0;
	for (let pixel = 0; pixel < size * size; pixel++) {
		const row = rows[(pixel / size) | 0] ?? OUTSIDE;
		const column = columns[pixel % size] ?? OUTSIDE;
		if (row < 0 || column < 0) {
			put(square, pixel, 0, 0, 0);
			continue;
		}
		const [top, left] = [row | 0, column | 0];
		const [down, right] = [row - top, column - left];
		const a = (top * width + left) * 4;
		const b = a + (left + 1 < width ? 4 : 0);
		const below = top + 1 < height ? width * 4 : 0;
		const [c, d] = [a + below, b + below];
		const [wa, wb] = [(1 - down) * (1 - right), (1 - down) * right];
		const [wc, wd] = [down * (1 - right), down * right];
		put(
			square,
			pixel,
			wa * byte(a) + wb * byte(b) + wc * byte(c) + wd * byte(d),
			wa * byte(a + 1) + wb * byte(b + 1) + wc * byte(c + 1) + wd * byte(d + 1),
			wa * byte(a + 2) + wb * byte(b + 2) + wc * byte(c + 2) + wd * byte(d + 2),
		);
	}
}

function put(square: Uint8ClampedArray, pixel: number, r: number, g: number, b: number): void {
	square[pixel * 4] = r;
	square[pixel * 4 + 1] = g;
	square[pixel * 4 + 2] = b;
	square[pixel * 4 + 3] = 255;
}
