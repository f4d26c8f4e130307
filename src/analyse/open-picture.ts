import type { WordValues } from "../shared/words.ts";
import { FILE_KIND_BYTES, fileKindOf } from "./file-kind.ts";
import { type PixelSize, readPictureSize, shrunkSize, turnedAs } from "./picture-size.ts";
import { Refusal } from "./refusal.ts";

/** What is worth saying about a picture that could be read. */
export interface PictureNote {
	/** Of the catalogue, without the `analyse_note_` it starts with. */
	key: "first_of_animation" | "shrunk" | "searched_from";
	/** What fills its placeholders. */
	values?: WordValues;
}

/** A decoded picture; whoever gets one closes its bitmap. */
export interface OpenPicture {
	bitmap: ImageBitmap;
	/** The picture's own size, upright; the bitmap is smaller where it had to be shrunk. */
	size: PixelSize;
	notes: PictureNote[];
}

/** Decoded whole: a 48-megapixel photograph of a telephone, in 192 MB. */
const MAX_PIXELS = 48_000_000;

/** Above this even decoding in passing (4 bytes a pixel) may end the page. */
const REFUSED_PIXELS = 240_000_000;

/**
 * Decodes a picture file, upright as its EXIF data says, at a size the browser can hold.
 *
 * @throws Refusal that says why, when the file is none of JPEG, PNG, WebP, AVIF, GIF and BMP, is too
 *   large, is damaged, or is not there any more.
 */
export async function openPicture(file: Blob): Promise<OpenPicture> {
	const type = await pictureType(file);
	const stored = await readPictureSize(file);
	if (stored && stored.width * stored.height > REFUSED_PIXELS)
		throw new Refusal("too_large", {
			megapixels: Math.round((stored.width * stored.height) / 1e6),
			limit: REFUSED_PIXELS / 1e6,
		});
	const notes: PictureNote[] = [];
	if (await isAnimated(file, type)) notes.push({ key: "first_of_animation" });
	return await decode(file, stored, notes);
}

async function pictureType(file: Blob): Promise<string> {
	const head = await file
		.slice(0, FILE_KIND_BYTES)
		.arrayBuffer()
		.catch(() => {
			throw new Refusal("gone");
		});
	const found = fileKindOf(new Uint8Array(head));
	if (found.kind === "picture") return found.type;
	if (found.kind === "media") throw new Refusal("media_as_picture");
	const values = found.reason === "picture_format" ? { format: found.format } : {};
	throw new Refusal(found.reason, values);
}

async function decode(
	file: Blob,
	stored: PixelSize | undefined,
	notes: PictureNote[],
): Promise<OpenPicture> {
	const options: ImageBitmapOptions = { imageOrientation: "from-image" };
	const shrunk = stored && shrunkSize(stored, MAX_PIXELS);
	if (!stored || !shrunk) {
		const bitmap = await bitmapFrom(file, options);
		return { bitmap, size: { width: bitmap.width, height: bitmap.height }, notes };
	}
	// The width alone: the browser then keeps the aspect of the upright picture.
	const resize = { resizeWidth: shrunk.width, resizeQuality: "medium" } as const;
	const bitmap = await bitmapFrom(file, { ...options, ...resize });
	return { bitmap, size: turnedAs(stored, bitmap), notes: [...notes, { key: "shrunk" }] };
}

async function bitmapFrom(file: Blob, options: ImageBitmapOptions): Promise<ImageBitmap> {
	try {
		return await createImageBitmap(file, options);
	} catch {
		throw new Refusal("damaged");
	}
}

/** Whether a GIF, PNG, WebP or AVIF holds more than one picture. */
async function isAnimated(file: Blob, type: string): Promise<boolean> {
	if (type === "image/jpeg" || type === "image/bmp") return false;
	if (typeof ImageDecoder === "undefined") return false;
	const decoder = new ImageDecoder({ type, data: file.stream() });
	try {
		await decoder.tracks.ready;
		const track = decoder.tracks.selectedTrack;
		if (!track?.animated) return false;
		// Chrome takes every GIF for animated until all its pictures are counted.
		await decoder.completed.catch(() => {});
		return track.frameCount > 1;
	} catch {
		return false;
	} finally {
		decoder.close();
	}
}
