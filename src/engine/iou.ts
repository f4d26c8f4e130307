import type { Box } from "../shared/geometry.ts";

/**
 * Measures how much two boxes overlap: intersection over union.
 *
 * @returns In [0, 1]; 0 where they do not overlap, and where either has no area or no finite place.
 */
export function iou(a: Box, b: Box): number {
	const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
	const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	if (!(width > 0 && height > 0 && isReal(a) && isReal(b))) return 0;
	const shared = width * height;
	return Math.min(1, shared / (a.width * a.height + b.width * b.height - shared));
}

function isReal({ x, y, width, height }: Box): boolean {
	return width > 0 && height > 0 && Number.isFinite(x + y + width * height);
}
