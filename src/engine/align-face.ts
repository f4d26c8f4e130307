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
		const sampled = new Float32Array(level.size * level.size);
		for (let step = 0; step < STEPS; step++) {
			const values = sampleDisc(gray, square, level.size, sampled);
			if (values === null) return null;
			likeness = meanProduct(values, level);
			const change = solve(values, level);
			square = withoutChange(square, change);
			if (!isNear(square, expected)) return null;
			if (change.every((part) => Math.abs(part) < level.enough)) break;
		}
	}
	return { square, likeness };
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

function levelOf(gray: Gray, square: CropSquare, size: number, enough: number): Level | null {
	const values = sampleDisc(gray, square, size);
	if (values === null) return null;
	const slopes = new Float32Array(size * size * 4);
	const products = new Float64Array(16);
	const at = (row: number, column: number) => values[row * size + column] ?? 0;
	for (let row = 1; row < size - 1; row++)
		for (let column = 1; column < size - 1; column++) {
			if (!isInDisc(row * size + column, size)) continue;
			const dx = ((at(row, column + 1) - at(row, column - 1)) * size) / 2;
			const dy = ((at(row + 1, column) - at(row - 1, column)) * size) / 2;
			const x = (column + 0.5) / size - 0.5;
			const y = (row + 0.5) / size - 0.5;
			const slope = [dx * x + dy * y, dy * x - dx * y, dx, dy];
			slopes.set(slope, (row * size + column) * 4);
			for (let i = 0; i < 16; i++)
				products[i] = (products[i] ?? 0) + (slope[i >> 2] ?? 0) * (slope[i & 3] ?? 0);
		}
	const inverse = invertMatrix(products, 4);
	return inverse === null ? null : { size, enough, values, slopes, inverse };
}

function meanProduct(values: Float32Array, { values: wanted }: Level): number {
	let [sum, squares] = [0, 0];
	for (let i = 0; i < values.length; i++) {
		sum += (values[i] ?? 0) * (wanted[i] ?? 0);
		squares += (wanted[i] ?? 0) ** 2;
	}
	return squares > 0 ? sum / squares : 0;
}

/** By how much scale, angle, x and y differ from the template's. */
function solve(values: Float32Array, { values: wanted, slopes, inverse }: Level): number[] {
	let [scale, angle, x, y] = [0, 0, 0, 0];
	for (let i = 0, at = 0; i < values.length; i++, at += 4) {
		const error = (values[i] ?? 0) - (wanted[i] ?? 0);
		scale += (slopes[at] ?? 0) * error;
		angle += (slopes[at + 1] ?? 0) * error;
		x += (slopes[at + 2] ?? 0) * error;
		y += (slopes[at + 3] ?? 0) * error;
	}
	const pull = [scale, angle, x, y];
	return pull.map((_, row) =>
		pull.reduce((sum, value, column) => sum + (inverse[row * 4 + column] ?? 0) * value, 0),
	);
}

/** Undoes a change of scale and angle about the square's middle, and of place, in sides. */
function withoutChange(square: CropSquare, change: readonly number[]): CropSquare {
	const [a = 0, b = 0, x = 0, y = 0] = change;
	const squared = (1 + a) ** 2 + b ** 2;
	const side = square.side / Math.sqrt(squared);
	const angle = square.angle - Math.atan2(b, 1 + a);
	const back = { x: -((1 + a) * x + b * y) / squared, y: -((1 + a) * y - b * x) / squared };
	const middle = fromSquare(square, { x: 0.5 + back.x, y: 0.5 + back.y });
	const corner = fromSquare({ corner: middle, side, angle }, { x: -0.5, y: -0.5 });
	return { corner, side, angle };
}

/** From shares of the square's side to the picture's pixels. */
function fromSquare({ corner, side, angle }: CropSquare, { x, y }: Point): Point {
	const [cos, sin] = [side * Math.cos(angle), side * Math.sin(angle)];
	return { x: corner.x + cos * x - sin * y, y: corner.y + sin * x + cos * y };
}

function isNear(square: CropSquare, expected: CropSquare): boolean {
	const a = fromSquare(square, { x: 0.5, y: 0.5 });
	const b = fromSquare(expected, { x: 0.5, y: 0.5 });
	const growth = square.side / expected.side;
	return (
		Math.hypot(a.x - b.x, a.y - b.y) <= MAX_SHIFT * expected.side &&
		growth <= MAX_GROWTH &&
		growth >= 1 / MAX_GROWTH
	);
}
