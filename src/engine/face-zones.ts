import type { Box } from "../shared/geometry.ts";

/** The part of a detector's face box that holds the eyes and the mouth, as shares of the box. */
const FEATURES = { x: 0.06, y: 0.12, width: 0.88, height: 0.84 };

/** The whole head with its hair, which a detector's box leaves out. */
const HEAD = { x: -0.15, y: -0.4, width: 1.3, height: 1.48 };

/** The part of a face that no label may cover: eyes and mouth. */
export function featuresOf(face: Box): Box {
	return partOf(face, FEATURES);
}

/** What a label keeps off where there is room: the whole head. */
export function headOf(face: Box): Box {
	return partOf(face, HEAD);
}

/** A part of a box, or what surrounds it, given as shares of it. */
function partOf(box: Box, shares: Box): Box {
	return {
		x: box.x + box.width * shares.x,
		y: box.y + box.height * shares.y,
		width: box.width * shares.width,
		height: box.height * shares.height,
	};
}
