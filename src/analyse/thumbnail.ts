/** Longer side of a thumbnail: sharp at 48 CSS px on a screen of two device pixels each. */
const THUMBNAIL_PX = 96;

/** Makes a small picture and gives its address, to be revoked by whoever asked. */
export async function makeThumbnail(bitmap: ImageBitmap): Promise<string> {
	const scale = Math.min(1, THUMBNAIL_PX / Math.max(bitmap.width, bitmap.height));
	const canvas = new OffscreenCanvas(
		Math.max(1, Math.round(bitmap.width * scale)),
		Math.max(1, Math.round(bitmap.height * scale)),
	);
	const context = canvas.getContext("2d");
	if (context) {
		context.imageSmoothingQuality = "medium";
		context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	}
	return URL.createObjectURL(await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 }));
}
