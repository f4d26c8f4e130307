/** A picture in RGBA bytes, row by row from the top left. An `ImageData` is one. */
export interface Pixels {
	readonly data: Uint8ClampedArray;
	readonly width: number;
	readonly height: number;
}
