/** A picture in RGBA bytes, row by row from the top left. An `ImageData` is one. */
export interface Pixels {
	readonly data: Uint8ClampedArray<ArrayBuffer>;
	readonly width: number;
	readonly height: number;
}

/** A picture's brightness alone, one byte for each pixel. */
export interface Gray {
	readonly values: Uint8Array;
	readonly width: number;
	readonly height: number;
}

/** Faces are followed and read in gray, and found in colour. */
export type Picture = Pixels | Gray;
