import type { Picture, Pixels } from "../engine/pixels.ts";
import { type Plane, planeBytes } from "../shared/planes.ts";

/** Of 8-bit video that leaves room below black and above white. */
const LIMITED = { black: 16, stretch: 255 / 219, colour: 255 / 224 };
const FULL = { black: 0, stretch: 1, colour: 1 };

/** Four bytes at once, the last of them the highest, as on every machine that runs a browser. */
const OPAQUE = 0xff000000;
const GRAY = 0x010101;

const [LIMITED_GRAYS, FULL_GRAYS] = [graysOf(LIMITED), graysOf(FULL)];

/**
 * Makes a picture of a plane: gray where it is of brightness alone, else in colour by ITU-R BT.601.
 *
 * @param size Not larger than the plane; so many whole pixels across and down are averaged into one as fit.
 * @throws Error in one sentence if the plane does not lie within the bytes.
 */
export function pictureOfPlane(
	bytes: Uint8Array,
	plane: Plane,
	size: { width: number; height: number },
): Picture {
	if (plane.at + planeBytes(plane) > bytes.length)
		throw new Error(`A plane of ${plane.width} x ${plane.height} reaches beyond its bytes.`);
	const width = Math.min(plane.width, Math.floor(size.width));
	const height = Math.min(plane.height, Math.floor(size.height));
	const step = Math.max(
		1,
		Math.min(Math.floor(plane.width / width), Math.floor(plane.height / height)),
	);
	if (plane.layout === "rgba") return rgbaOf(bytes, plane, { width, height, step });
	const light = lightOf(bytes, plane, { width, height, step });
	if (plane.layout === "luma") {
		const table = plane.isFullRange ? FULL_GRAYS : LIMITED_GRAYS;
		return { values: light.map((value) => table[value] ?? 0), width, height };
	}
	const data = new Uint8ClampedArray(width * height * 4);
	putColour(light, { bytes, plane, width, step }, data);
	return { data, width, height };
}

/** Gives a gray picture the three colours that a detector looks at; one in colour is returned as it is. */
export function inColour(picture: Picture): Pixels {
	if ("data" in picture) return picture;
	const { values, width, height } = picture;
	const data = new Uint8ClampedArray(width * height * 4);
	const pixels = new Uint32Array(data.buffer);
	for (let i = 0; i < values.length; i++) pixels[i] = OPAQUE | ((values[i] ?? 0) * GRAY);
	return { data, width, height };
}

function rgbaOf(
	bytes: Uint8Array,
	plane: Plane,
	{ width, height, step }: { width: number; height: number; step: number },
): Pixels {
	const data = new Uint8ClampedArray(width * height * 4);
	for (let to = 0; to < data.length; to++) {
		const [x, y] = [(to >> 2) % width, Math.floor((to >> 2) / width)];
		const start = plane.at + 4 * (y * step * plane.width + x * step) + (to & 3);
		let sum = 0;
		for (let row = 0; row < step; row++)
			for (let column = 0; column < step; column++)
				sum += bytes[start + 4 * (row * plane.width + column)] ?? 0;
		data[to] = sum / (step * step);
	}
	return { data, width, height };
}

/** The bytes of brightness, averaged where pixels become one. */
function lightOf(
	bytes: Uint8Array,
	plane: Plane,
	{ width, height, step }: { width: number; height: number; step: number },
): Uint8Array {
	if (step === 1 && width === plane.width)
		return bytes.subarray(plane.at, plane.at + width * height);
	const light = new Uint8Array(width * height);
	for (let y = 0, to = 0; y < height; y++)
		for (let x = 0; x < width; x++, to++) {
			const start = plane.at + y * step * plane.width + x * step;
			let sum = 0;
			for (let row = start; row < start + step * plane.width; row += plane.width)
				for (let at = row; at < row + step; at++) sum += bytes[at] ?? 0;
			light[to] = Math.round(sum / (step * step));
		}
	return light;
}

/** The gray value of each byte of brightness. */
function graysOf({ black, stretch }: typeof FULL): Uint8ClampedArray {
	return Uint8ClampedArray.from({ length: 256 }, (_, light) => stretch * (light - black));
}

interface Coloured {
	bytes: Uint8Array;
	plane: Plane;
	width: number;
	step: number;
}

/** Writes coloured pixels: ITU-R BT.601. */
function putColour(
	light: Uint8Array,
	{ bytes, plane, width, step }: Coloured,
	data: Uint8ClampedArray,
): void {
	const { black, stretch, colour } = plane.isFullRange ? FULL : LIMITED;
	const { blueAt, redAt, rowBytes, cellBytes } = coloursOf(plane);
	for (let i = 0, to = 0; i < light.length; i++, to += 4) {
		const [x, y] = [i % width, (i / width) | 0];
		const cell = ((y * step) >> 1) * rowBytes + ((x * step) >> 1) * cellBytes;
		const gray = stretch * ((light[i] ?? 0) - black);
		const blue = colour * ((bytes[blueAt + cell] ?? 128) - 128);
		const red = colour * ((bytes[redAt + cell] ?? 128) - 128);
		data[to] = gray + 1.402 * red;
		data[to + 1] = gray - 0.344136 * blue - 0.714136 * red;
		data[to + 2] = gray + 1.772 * blue;
		data[to + 3] = 255;
	}
}

function coloursOf({ at, layout, width, height }: Plane) {
	const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)];
	const blueAt = at + width * height;
	return layout === "nv12"
		? { blueAt, redAt: blueAt + 1, rowBytes: 2 * across, cellBytes: 2 }
		: { blueAt, redAt: blueAt + across * down, rowBytes: across, cellBytes: 1 };
}
