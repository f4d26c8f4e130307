import type { Point } from "../shared/geometry.ts";
import type { CropSquare } from "./crop.ts";
import { grayOf, isInDisc, sampleDisc } from "./gray-disc.ts";
import { invertMatrix } from "./invert-matrix.ts";
import type { Gray, Picture } from "./pixels.ts";

/**
 * Sides of the pictures that are compared, the coarse one first: it reaches farther, the fine one is
 * exact. A step that moves the square by less than `enough` of its side, and turns and scales it as
 * little, is a level's last. The fine level goes on until nothing moves: a picture that stands still must
 * give the same place again.
 */
const LEVELS = [
	{ size: 12, enough: 0.02 },
	{ size: 24, enough: 0.0005 },
] as const;
/** Steps at each level at most. */
const STEPS = 8;
/** A face does not grow or shrink by more between two looks; what does has slipped off it. */
const MAX_GROWTH = 1.3;
/** Nor does it wander farther than this share of its side from where it was expected. */
const MAX_SHIFT = 0.35;

/** What a face looked like when it was found, by which it is found again. */
export interface FaceTemplate {
	levels: readonly Level[];
}

interface Level {
	size: number;
	enough: number;
	/** Mean 0 and deviation 1 over the disc. */
	values: Float32Array;
	/** How the values change with scale, angle, x and y: four numbers for each. */
	slopes: Float32Array;
	/** Inverse of the slopes' 4 x 4 products, row by row. */
	inverse: Float64Array;
}

export interface Alignment {
	square: CropSquare;
	/** Correlation of the face with its template, in [-1, 1]. */
	likeness: number;
}

/**
 * Remembers how the face in a square looks.
 *
 * @returns Null where there is too little contrast to find it again.
 */
export function templateOf(picture: Picture, square: CropSquare): FaceTemplate | null {
	const gray = grayOf(picture);
	const levels = LEVELS.map(({ size, enough }) => levelOf(gray, square, size, enough));
	return levels.every((level) => level !== null) ? { levels: levels.filter(isLevel) } : null;
}

/**
 * Finds a face again near where it should be: moves, turns and scales the square until the picture in
 * it is most like the template. Brightness and contrast may have changed.
 *
 * It always compares with the template and never with the frame before, so that nothing drifts.
 *
 * @param expected Where the face should be, within a fifth of its side.
 * @returns Null where the face is not there, or cannot be told.
 * @see Baker & Matthews 2004, Lucas-Kanade 20 Years On: the inverse compositional algorithm
 */
export function alignFace(
	picture: Picture,
	template: FaceTemplate,
	expected: CropSquare,
): Alignment | null {
	if (!(expected.side >= 1)) return null;
	const gray = grayOf(picture);
	let square = expected;
	let likeness = -1;
	for (const level of template.levels) {
		const sampled = sampledOf(level.size);
		for (let step = 0; step < STEPS; step++) {
			const values = sampleDisc(gray, square, level.size, sampled);
			if (values === null) return null;
			likeness = meanProduct(values, level.values);
			const change = solve(values, level);
			square = withoutChange(square, change);
			if (!isNear(square, expected)) return null;
			if (isWithin(change, level.enough)) break;
		}
	}
	return { square, likeness };
}

const samples = new Map<number, Float32Array>();

/** The same values for each face: a large call aligns a hundred of them a second. */
function sampledOf(size: number): Float32Array {
	const known = samples.get(size) ?? new Float32Array(size * size);
	samples.set(size, known);
	return known;
}

/** Moves points along with the square they were seen in. */
export function moveWith(from: CropSquare, to: CropSquare): (point: Point) => Point {
	const scale = from.side > 0 ? to.side / from.side : 1;
	const turn = to.angle - from.angle;
	const [cos, sin] = [scale * Math.cos(turn), scale * Math.sin(turn)];
	return ({ x, y }) => {
		const [dx, dy] = [x - from.corner.x, y - from.corner.y];
		return { x: to.corner.x + cos * dx - sin * dy, y: to.corner.y + sin * dx + cos * dy };
	};
}

const isLevel = (level: Level | null): level is Level => level !== null;

// From here on numbers are read by `as number`: "?? 0" makes an object of each while the code is not yet compiled to its end.

function levelOf(gray: Gray, square: CropSquare, size: number, enough: number): Level | null {
	const values = sampleDisc(gray, square, size);
	if (values === null) return null;
	const slopes = new Float32Array(size * size * 4);
	for (let row = 1; row < size - 1; row++)
		for (let column = 1; column < size - 1; column++) {
			const at = row * size + column;
			if (!isInDisc(at, size)) continue;
			const dx = (((values[at + 1] as number) - (values[at - 1] as number)) * size) / 2;
			const dy = (((values[at + size] as number) - (values[at - size] as number)) * size) / 2;
			const x = (column + 0.5) / size - 0.5;
			const y = (row + 0.5) / size - 0.5;
			slopes[4 * at] = dx * x + dy * y;
			slopes[4 * at + 1] = dy * x - dx * y;
			slopes[4 * at + 2] = dx;
			slopes[4 * at + 3] = dy;
		}
	const inverse = invertMatrix(productsOf(slopes), 4);
	return inverse === null ? null : { size, enough, values, slopes, inverse };
}

/** Sums of the slopes' products, 4 x 4, row by row. */
function productsOf(slopes: Float32Array): Float64Array {
	const products = new Float64Array(16);
	for (let at = 0; at < slopes.length; at += 4)
		for (let i = 0; i < 16; i++)
			products[i] =
				(products[i] as number) +
				(slopes[at + (i >> 2)] as number) * (slopes[at + (i & 3)] as number);
	return products;
}

function meanProduct(values: Float32Array, wanted: Float32Array): number {
	let sum = 0;
	let squares = 0;
	for (let i = 0; i < values.length; i++) {
		const one = wanted[i] as number;
		sum += (values[i] as number) * one;
		squares += one * one;
	}
	return squares > 0 ? sum / squares : 0;
}

/** By how much scale, angle, x and y differ from the template's. */
interface Change {
	scale: number;
	angle: number;
	x: number;
	y: number;
}

function solve(values: Float32Array, { values: wanted, slopes, inverse }: Level): Change {
	let scale = 0;
	let angle = 0;
	let x = 0;
	let y = 0;
	for (let i = 0, at = 0; i < values.length; i++, at += 4) {
		const error = (values[i] as number) - (wanted[i] as number);
		scale += (slopes[at] as number) * error;
		angle += (slopes[at + 1] as number) * error;
		x += (slopes[at + 2] as number) * error;
		y += (slopes[at + 3] as number) * error;
	}
	const row = (at: number) =>
		(inverse[at] as number) * scale +
		(inverse[at + 1] as number) * angle +
		(inverse[at + 2] as number) * x +
		(inverse[at + 3] as number) * y;
	return { scale: row(0), angle: row(4), x: row(8), y: row(12) };
}

function isWithin({ scale, angle, x, y }: Change, limit: number): boolean {
	return Math.max(Math.abs(scale), Math.abs(angle), Math.abs(x), Math.abs(y)) < limit;
}

/** Undoes a change of scale and angle about the square's middle, and of place, in sides. */
function withoutChange(square: CropSquare, { scale, angle: turn, x, y }: Change): CropSquare {
	const grown = 1 + scale;
	const squared = grown ** 2 + turn ** 2;
	const side = square.side / Math.sqrt(squared);
	const angle = square.angle - Math.atan2(turn, grown);
	const middle = fromSquare(
		square,
		0.5 - (grown * x + turn * y) / squared,
		0.5 - (grown * y - turn * x) / squared,
	);
	return { corner: fromSquare({ corner: middle, side, angle }, -0.5, -0.5), side, angle };
}

/** From shares of the square's side to the picture's pixels. */
function fromSquare({ corner, side, angle }: CropSquare, x: number, y: number): Point {
	const cos = side * Math.cos(angle);
	const sin = side * Math.sin(angle);
	return { x: corner.x + cos * x - sin * y, y: corner.y + sin * x + cos * y };
}

function isNear(square: CropSquare, expected: CropSquare): boolean {
	const a = fromSquare(square, 0.5, 0.5);
	const b = fromSquare(expected, 0.5, 0.5);
	const growth = square.side / expected.side;
	return (
		Math.hypot(a.x - b.x, a.y - b.y) <= MAX_SHIFT * expected.side &&
		growth <= MAX_GROWTH &&
		growth >= 1 / MAX_GROWTH
	);
}
