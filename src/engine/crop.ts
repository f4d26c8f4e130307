import type { Point } from "../shared/geometry.ts";
import type { Framing } from "./card.ts";
import type { Picture } from "./pixels.ts";
import type { Keypoints } from "./ports.ts";

/** A square laid over a picture, in its pixels. */
export interface CropSquare {
	/** The square's own top left corner, before turning a picture's. */
	corner: Point;
	side: number;
	/** Of the square's top edge, in radians: positive where it falls to the right. */
	angle: number;
}

/**
 * Places the crop as the training pictures are framed: turned by the eyes' angle, the midpoint of the
 * eyes at (0.5, eyeY) of the side, and sized by the two lengths that a face has whichever way it
 * turns, between the eyes and from their midpoint to the mouth.
 *
 * @param keypoints In pixels of the picture; finite.
 * @param framing Where the points belong, from the model's card.
 * @returns A square that may reach beyond the picture; side 0 where all points coincide.
 */
export function placeCrop(
	{ rightEye, leftEye, mouth }: Pick<Keypoints, "rightEye" | "leftEye" | "mouth">,
	framing: Framing,
): CropSquare {
	const angle = Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x);
	const middle = { x: (rightEye.x + leftEye.x) / 2, y: (rightEye.y + leftEye.y) / 2 };
	const eyes = Math.hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y);
	const drop = Math.hypot(mouth.x - middle.x, mouth.y - middle.y);
	const side = Math.hypot(eyes, drop) / Math.hypot(framing.eyeSpan, framing.mouthDrop);
	const right = 0.5 * side;
	const down = framing.eyeY * side;
	const cos = Math.cos(angle);
	const sin = Math.sin(angle);
	return {
		corner: {
			x: middle.x - right * cos + down * sin,
			y: middle.y - right * sin - down * cos,
		},
		side,
		angle,
	};
}

/**
 * Cuts the face out, upright and gray.
 *
 * Each value is the mean of n x n bilinear samples, n = ceil(side / size), so that a large face is
 * averaged and not aliased. Beyond the picture's edge its last pixels repeat.
 *
 * @param size Width and height of the result, in pixels.
 * @param crop size x size values, to be filled.
 * @returns They, row by row: 0.299 R + 0.587 G + 0.114 B, in [0, 255], not rounded.
 */
export function cutFace(
	picture: Picture,
	square: CropSquare,
	size: number,
	crop = new Float32Array(size * size),
): Float32Array {
	const { corner, side, angle } = square;
	const n = Math.max(1, Math.ceil(side / size));
	const step = side / (size * n);
	const stepX = step * Math.cos(angle);
	const stepY = step * Math.sin(angle);
	const share = 1 / (n * n);
	const part = grayPart(picture, square);
	crop.fill(0);
	for (let row = 0; row < size * n; row++) {
		// The picture's pixel centres are at .5; from here on they count as whole.
		const startX = corner.x + 0.5 * stepX - (row + 0.5) * stepY - 0.5;
		const startY = corner.y + 0.5 * stepY + (row + 0.5) * stepX - 0.5;
		const base = Math.floor(row / n) * size;
		for (let column = 0; column < size; column++) {
			let sum = 0;
			for (let i = column * n; i < (column + 1) * n; i++)
				sum += luma(part, startX + i * stepX, startY + i * stepY);
			crop[base + column] = (crop[base + column] ?? 0) + sum * share;
		}
	}
	return crop;
}

/** The gray values of a part of a picture. */
interface GrayPart {
	values: Float64Array | Uint8Array;
	left: number;
	top: number;
	width: number;
	height: number;
}

/** The part that a square's samples look at, each pixel made gray once: they look at each several times. */
function grayPart(picture: Picture, { corner, side, angle }: CropSquare): GrayPart {
	if ("values" in picture) return { ...picture, left: 0, top: 0 };
	const { data, width, height } = picture;
	const [cos, sin] = [side * Math.cos(angle), side * Math.sin(angle)];
	const [left, right] = span(corner.x, [cos, -sin, cos - sin], width);
	const [top, bottom] = span(corner.y, [sin, cos, sin + cos], height);
	const part = { left, top, width: right - left, height: bottom - top };
	const values = new Float64Array(part.width * part.height);
	for (let y = top, to = 0; y < bottom; y++)
		for (let x = left; x < right; x++, to++) {
			const at = (y * width + x) * 4;
			// ITU-R BT.601
			values[to] =
				0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
		}
	return { values, ...part };
}

/** From and to where along one axis the pixels lie that a square needs: at least the picture's nearest one. */
function span(
	corner: number,
	others: readonly number[],
	limit: number,
): [start: number, end: number] {
	const reach = [0, ...others].map((offset) => corner + offset);
	const within = (at: number) => Math.min(Math.max(at, 0), limit);
	const start = Math.min(within(Math.floor(Math.min(...reach)) - 1), limit - 1);
	return [start, Math.max(within(Math.ceil(Math.max(...reach)) + 2), start + 1)];
}

/** Bilinear gray value at a place of the picture whose whole numbers are pixel centres, in [0, 255]. */
function luma({ values, left, top, width, height }: GrayPart, atX: number, atY: number): number {
	const x = Math.min(Math.max(atX - left, 0), width - 1);
	const y = Math.min(Math.max(atY - top, 0), height - 1);
	const x0 = Math.floor(x);
	const y0 = Math.floor(y);
	const fx = x - x0;
	const fy = y - y0;
	const at = y0 * width + x0;
	const right = x0 + 1 < width ? 1 : 0;
	const below = y0 + 1 < height ? width : 0;
	const upper = (values[at] ?? 0) * (1 - fx) + (values[at + right] ?? 0) * fx;
	const lower = (values[at + below] ?? 0) * (1 - fx) + (values[at + below + right] ?? 0) * fx;
	return upper * (1 - fy) + lower * fy;
}
