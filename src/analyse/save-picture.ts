import { savePng } from "../ui/save-file.ts";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { drawFaces } from "./draw-faces.ts";
import { openPicture } from "./open-picture.ts";
import type { PictureEntry } from "./picture-batch.ts";

/** Saves a picture with its faces framed and labelled, as PNG. */
export async function savePictureWithFaces(stem: string, picture: PictureEntry): Promise<void> {
	const { bitmap, size } = await openPicture(picture.file);
	try {
		const canvas = drawFaces(bitmap, {
			size,
			readings: picture.readings,
			settings: settings.peek(),
			words: words.peek(),
		});
		await savePng(`${stem}-expressions`, canvas);
	} finally {
		bitmap.close();
	}
}
