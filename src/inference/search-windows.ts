import type { Box } from "../shared/geometry.ts";

/** Smallest face the short-range model finds reliably, as a share of the side of what it is shown. */
const SMALLEST_SHARE = 0.17;
/** Neighbouring windows share this much of their side, so that a face up to that size is whole in one. */
const OVERLAP = 0.4;
/** Side of the window for a closer look, in widths of the face. */
const CLOSE_UP = 2.5;
/** Width of the smallest face that pictures are searched for, in their pixels. */
export const MIN_FACE_PX = 24;
/**
 * At 5 ms each, about 6 seconds: a photograph of 24 megapixels is then searched for faces from the 48 pixels up
 * that the networks themselves take in.
 */
const MAX_WINDOWS = 1200;

type Size = Pick<Box, "width" | "height">;

/** The whole of a picture, as a window. */
function wholePicture({ width, height }: Size): Box {
	return { x: 0, y: 0, width, height };
}

/** Squares in which to look again at the least: the middle and the ends. */
const LEAST_SQUARES = 3;

/**
 * Lists the squares in which to look again when a wide or tall tile showed no face as a whole, or small ones: the
 * middle first, then outwards. Each shows a face larger than the whole does.
 *
 * @returns Empty for a tile that is nearly square.
 */
export function squaresOf({ width, height }: Size): Box[] {
	const side = Math.min(width, height);
	const spare = Math.max(width, height) - side;
	if (spare < 0.15 * side) return [];
	const steps = Math.max(LEAST_SQUARES - 1, gaps(side + spare, side));
	const places = Array.from({ length: steps + 1 }, (_, step) => (step * spare) / steps);
	const fromMiddle = (at: number) => Math.abs(at - spare / 2);
	places.sort((a, b) => fromMiddle(a) - fromMiddle(b));
	return places.map((at) => ({
		x: width > height ? at : 0,
		y: width > height ? 0 : at,
		width: side,
		height: side,
	}));
}

/** The square in which to look closer at a face that was seen in `box`. */
export function windowAround(box: Box): Box {
	const side = CLOSE_UP * box.width;
	return {
		x: box.x + (box.width - side) / 2,
		y: box.y + (box.height - side) / 2,
		width: side,
		height: side,
	};
}

/**
 * Lists overlapping square windows at several scales, largest first, such that each face from
 * `smallestSearched` up is in one of them at a size the short-range model finds. The first is the whole
 * picture.
 */
export function searchWindows(picture: Size): Box[] {
	const { width, height } = picture;
	const windows = [wholePicture(picture)];
	for (const side of sidesOf(picture, smallestSearched(picture)))
		for (const y of starts(height, side))
			for (const x of starts(width, side))
				windows.push({
					x,
					y,
					width: Math.min(side, width),
					height: Math.min(side, height),
				});
	return windows;
}

/**
 * Width of the smallest face that a picture is searched for, in its pixels: more than `MIN_FACE_PX` in one so
 * large that this would take too many windows.
 */
export function smallestSearched(picture: Size): number {
	const windowsFor = (facePx: number) =>
		sidesOf(picture, facePx).reduce(
			(sum, side) => sum + (gaps(picture.width, side) + 1) * (gaps(picture.height, side) + 1),
			1,
		);
	let facePx = MIN_FACE_PX;
	while (windowsFor(facePx) > MAX_WINDOWS) facePx++;
	return facePx;
}

/** Sides of the windows of each scale below the whole picture; a face of `facePx` suits the last. */
function sidesOf({ width, height }: Size, facePx: number): number[] {
	const largest = Math.max(width, height);
	const smallest = facePx / SMALLEST_SHARE;
	const scales = Math.max(0, Math.ceil(Math.log2(largest / smallest)));
	return Array.from(
		{ length: scales },
		(_, i) => largest * (smallest / largest) ** ((i + 1) / scales),
	);
}

/** Places windows of one `side` evenly along `length`. */
function starts(length: number, side: number): number[] {
	const count = gaps(length, side);
	if (count === 0) return [0];
	return Array.from({ length: count + 1 }, (_, i) => (i * (length - side)) / count);
}

/** How many steps windows of one `side` take along `length`, so that they overlap by at least OVERLAP. */
function gaps(length: number, side: number): number {
	return length <= side ? 0 : Math.ceil((length - side) / (side * (1 - OVERLAP)));
}
