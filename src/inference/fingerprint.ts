import type { Fingerprint } from "../engine/freeze-watch.ts";
import type { Picture } from "../engine/pixels.ts";
import type { Box } from "../shared/geometry.ts";

/** Share of the face's box left out on each side: beside the face there may be a room that moves. */
const MARGIN = 0.15;

/** The part looked at begins and ends on this grid, so that a box which trembles by a pixel changes nothing. */
const GRID_PX = 8;

/**
 * Sums up the pixels of a face as a number. The same pixels in the same place give the same; of a face
 * before a camera no two frames do.
 *
 * @param box In pixels of the patch.
 * @returns Its `copy` says which part of how large a patch it is, and not where the patch was copied from.
 */
export function fingerprintOf(patch: Picture, box: Box): Fingerprint {
	const [left, right] = onGrid(box.x, box.width, patch.width);
	const [top, bottom] = onGrid(box.y, box.height, patch.height);
	const [bytes, step, green] = "values" in patch ? [patch.values, 1, 0] : [patch.data, 4, 1];
	let hash = 17;
	for (let y = top; y < bottom; y++)
		for (let x = left; x < right; x++)
			hash = (Math.imul(hash, 31) + (bytes[step * (y * patch.width + x) + green] ?? 0)) | 0;
	const copy = `${patch.width}x${patch.height} ${left},${top}-${right},${bottom}`;
	return { pixels: hash, copy };
}

/** From and to where along one axis the inner part of a box reaches, in whole pixels of the patch. */
function onGrid(start: number, length: number, limit: number): [number, number] {
	const align = (px: number) => Math.round(px / GRID_PX) * GRID_PX;
	return [
		Math.max(0, align(start + MARGIN * length)),
		Math.min(limit, align(start + (1 - MARGIN) * length)),
	];
}
