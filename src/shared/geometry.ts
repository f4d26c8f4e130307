/** A place in an image: pixels from its top left corner. */
export interface Point {
	x: number;
	y: number;
}

/** An axis-aligned rectangle: `x`, `y` is its top left corner. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Whether two rectangles are the same, to the last bit. */
export const isSameBox = (a: Box, b: Box): boolean =>
	a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
