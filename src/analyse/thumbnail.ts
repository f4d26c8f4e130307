/** Longer side of a thumbnail: sharp at 48 CSS px on a screen of two device pixels each. */
const THUMBNAIL_PX = 96;

/**
 * Makes a small picture and gives its address, to be revoked by whoever asked. The browser makes it small beside the
 * page's thread: to draw 48 megapixels on a canvas would hold the page for a third of a second.
 */
export async function makeThumbnail(bitmap: ImageBitmap): Promise<string> {
	const scale = Math.min(1, THUMBNAIL_PX / Math.max(bitmap.width, bitmap.height));
	const small = await createImageBitmap(bitmap, {
		resizeWidth: Math.max(1, Math.round(bitmap.width * scale)),
		resizeHeight: Math.max(1, Math.round(bitmap.height * scale)),
		resizeQuality: "medium",
	});
	const canvas = new OffscreenCanvas(small.width, small.height);
	canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(small);
	return URL.createObjectURL(await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 }));
}
