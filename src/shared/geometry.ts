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
