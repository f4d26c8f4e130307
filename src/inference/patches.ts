import type { Box } from "../shared/geometry.ts";

let canvas: OffscreenCanvas | undefined;

/**
 * Cuts an atlas into its patches' pixels.
 *
 * @param image A picture file, or a bitmap, which is closed.
 * @param places In the atlas's pixels; fractions are rounded.
 * @returns One per place; null where it has no area in the atlas.
 * @throws Error in one sentence if the file cannot be decoded.
 */
export async function patchesOf(
	image: Blob | ImageBitmap,
	places: readonly Box[],
): Promise<(ImageData | null)[]> {
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

async function decode(file: Blob): Promise<ImageBitmap> {
	try {
		return await createImageBitmap(file);
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
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
