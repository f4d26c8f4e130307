import { imageSize } from "image-size";

/** Width and height, in pixels. */
export interface PixelSize {
	width: number;
	height: number;
}

/** Where a picture's size stands: JPEG puts metadata before it, at times with a preview picture. */
const HEAD_BYTES = 1 << 19;

/** EXIF orientations from 5 on swap rows and columns. */
const FIRST_SIDEWAYS = 5;

/**
 * Reads a picture's size from its header, before memory is spent on its pixels.
 *
 * @returns Undefined where the header does not tell, or tells nonsense; decoding then decides. Upright, as
 *   EXIF says, of a JPEG alone.
 */
export async function readPictureSize(picture: Blob): Promise<PixelSize | undefined> {
	const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer());
	try {
		const { width, height, orientation = 1 } = imageSize(head);
		if (![width, height].every((side) => side > 0 && Number.isFinite(side))) return undefined;
		return orientation >= FIRST_SIDEWAYS ? { width: height, height: width } : { width, height };
	} catch {
		return undefined;
	}
}

/**
 * A picture's size upright, as its decoded pixels tell: the headers of PNG and AVIF do not say whether it has to be
 * turned.
 */
export function turnedAs(stored: PixelSize, decoded: PixelSize): PixelSize {
	const { width, height } = stored;
	const isTurned = width > height !== decoded.width > decoded.height;
	return isTurned ? { width: height, height: width } : stored;
}

/**
 * Decides at what size a picture is decoded, so that one picture never takes more than a browser has.
 *
 * @param maxPixels Area that is decoded in full; above, both sides shrink by the same factor.
 * @returns Null when no shrinking is needed.
 */
export function shrunkSize({ width, height }: PixelSize, maxPixels: number): PixelSize | null {
	if (width * height <= maxPixels) return null;
	const scale = Math.sqrt(maxPixels / (width * height));
	return {
		width: Math.max(1, Math.floor(width * scale)),
		height: Math.max(1, Math.floor(height * scale)),
	};
}
