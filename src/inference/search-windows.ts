import type { Box } from "../shared/geometry.ts";

/** Smallest face the short-range model finds reliably, as a share of the side of what it is shown. */
const SMALLEST_SHARE = 0.17;
/** Neighbouring windows share this much of their side, so that a face up to that size is whole in one. */
const OVERLAP = 0.4;
/** More windows than this would take several seconds; the smallest faces are given up before that. */
const MAX_WINDOWS = 800;

/** The whole of a picture, as a window. */
function wholePicture({ width, height }: { width: number; height: number }): Box {
	return { x: 0, y: 0, width, height };
}

/**
 * Lists the squares in which to look again when a wide or tall tile showed no face as a whole: the
 * middle first, then the ends. Each shows a face larger than the whole does.
 *
 * @returns Empty for a tile that is nearly square.
 */
export function squaresOf({ width, height }: { width: number; height: number }): Box[] {
	const side = Math.min(width, height);
	const spare = Math.max(width, height) - side;
	if (spare < 0.15 * side) return [];
	return [spare / 2, 0, spare].map((at) => ({
		x: width > height ? at : 0,
		y: width > height ? 0 : at,
		width: side,
		height: side,
	}));
}

/**
 * Lists overlapping square windows at several scales, largest first, such that each face from
 * `minFacePx` up is in one of them at a size the short-range model finds. The first is the whole
 * picture; in a very large picture the smallest scales are left out.
 *
 * @param minFacePx Width of the smallest face to find, in pixels of the picture; greater than 0.
 */
export function searchWindows(
	{ width, height }: { width: number; height: number },
	minFacePx: number,
): Box[] {
	const largest = Math.max(width, height);
	const smallest = minFacePx / SMALLEST_SHARE;
	const scales = Math.max(0, Math.ceil(Math.log2(largest / smallest)));
	const windows = [wholePicture({ width, height })];
	for (let scale = 1; scale <= scales; scale++) {
		const side = largest * (smallest / largest) ** (scale / scales);
		const rows = starts(height, side);
		const columns = starts(width, side);
		if (windows.length + rows.length * columns.length > MAX_WINDOWS) break;
		for (const y of rows)
			for (const x of columns)
				windows.push({
					x,
					y,
					width: Math.min(side, width),
					height: Math.min(side, height),
				});
	}
	return windows;
}

/** Places windows of one `side` evenly along `length`, overlapping by at least OVERLAP. */
function starts(length: number, side: number): number[] {
	if (length <= side) return [0];
	const gaps = Math.ceil((length - side) / (side * (1 - OVERLAP)));
	return Array.from({ length: gaps + 1 }, (_, i) => (i * (length - side)) / gaps);
}
