import type { Picture } from "../engine/pixels.ts";
import { asError } from "../shared/as-error.ts";
import type { Box } from "../shared/geometry.ts";
import type { Plane } from "../shared/planes.ts";
import { freeMemory } from "./free-memory.ts";
import { pictureOfPlane } from "./picture-of-plane.ts";

/** A picture in RGBA bytes, row by row, not yet taken into memory. */
export interface RawPicture {
	rgba: Blob;
	width: number;
	height: number;
}

/** Videos' planes, one after the other, not yet taken into memory. */
export interface RawPlanes {
	planes: Blob;
}

/** A picture file, a bitmap, plain bytes, or planes. */
export type AtlasImage = Blob | ImageBitmap | RawPicture | RawPlanes;

/** Where a patch lies. */
export interface PatchPlace {
	/** In the atlas's pixels; fractions are rounded. Of a plane, the size to which it is brought. */
	place: Box;
	plane?: Plane;
}

let canvas: OffscreenCanvas | undefined;

/**
 * Cuts an atlas into its patches' pixels.
 *
 * @param image A bitmap is closed.
 * @returns One per patch; null where it has no area in the atlas.
 * @throws Error in one sentence if the file cannot be decoded.
 */
export async function patchesOf(
	image: AtlasImage,
	patches: readonly PatchPlace[],
): Promise<(Picture | null)[]> {
	if ("planes" in image) return patchesOfPlanes(image, patches);
	const places = patches.map(({ place }) => place);
	if ("rgba" in image) return patchesOfBytes(image, places);
	const bitmap = image instanceof Blob ? await decode(image) : image;
	try {
		canvas ??= new OffscreenCanvas(bitmap.width, bitmap.height);
		if (canvas.width !== bitmap.width || canvas.height !== bitmap.height)
			Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
		// Kept in memory: the pixels are read back each time.
		const context = canvas.getContext("2d", { willReadFrequently: true });
		if (!context) throw new Error("The browser gave no canvas to read pictures with.");
		context.clearRect(0, 0, canvas.width, canvas.height);
		context.drawImage(bitmap, 0, 0);
		return places.map((place) => {
			const patch = wholePixels(place, bitmap);
			if (patch.width < 1 || patch.height < 1) return null;
			return context.getImageData(patch.x, patch.y, patch.width, patch.height);
		});
	} finally {
		bitmap.close();
	}
}

async function patchesOfPlanes(
	{ planes }: RawPlanes,
	patches: readonly PatchPlace[],
): Promise<(Picture | null)[]> {
	const bytes = new Uint8Array(await planes.arrayBuffer());
	const pictures = patches.map(({ place, plane }) => {
		if (plane === undefined || place.width < 1 || place.height < 1) return null;
		return pictureOfPlane(bytes, plane, place);
	});
	freeMemory([bytes]);
	return pictures;
}

async function patchesOfBytes(
	{ rgba, width, height }: RawPicture,
	places: readonly Box[],
): Promise<(ImageData | null)[]> {
	const whole = new Uint8ClampedArray(await rgba.arrayBuffer());
	if (whole.length !== width * height * 4)
		throw new Error(`The picture has ${whole.length} bytes, not ${width} x ${height} x 4.`);
	const patches = places.map((place) => {
		const patch = wholePixels(place, { width, height });
		if (patch.width < 1 || patch.height < 1) return null;
		const data = new Uint8ClampedArray(patch.width * patch.height * 4);
		for (let row = 0; row < patch.height; row++) {
			const start = ((patch.y + row) * width + patch.x) * 4;
			data.set(whole.subarray(start, start + patch.width * 4), row * patch.width * 4);
		}
		return new ImageData(data, patch.width, patch.height);
	});
	freeMemory([whole]);
	return patches;
}

async function decode(file: Blob): Promise<ImageBitmap> {
	try {
		return await createImageBitmap(file);
	} catch (error) {
		const detail = asError(error).message;
		throw new Error(
			`The picture (${file.type || "no type"}, ${file.size} bytes) cannot be decoded: ${detail}`,
		);
	}
}

function wholePixels(place: Box, limit: { width: number; height: number }): Box {
	const x = Math.max(0, Math.round(place.x));
	const y = Math.max(0, Math.round(place.y));
	return {
		x,
		y,
		width: Math.min(limit.width, Math.round(place.x + place.width)) - x,
		height: Math.min(limit.height, Math.round(place.y + place.height)) - y,
	};
}
