import { signal } from "@preact/signals";
import { savePng } from "../ui/save-file.ts";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { drawFaces } from "./draw-faces.ts";
import { openPicture } from "./open-picture.ts";
import type { PictureEntry } from "./picture-batch.ts";
import { type Refusal, refusalFrom } from "./refusal.ts";

/** The picture that was to be saved last, and why it could not be; null where it could. */
export const notSaved = signal<{ pictureId: number; refusal: Refusal } | null>(null);

/** Saves a picture with its faces framed and labelled, as PNG; `notSaved` says why it could not. */
export async function savePictureWithFaces(stem: string, picture: PictureEntry): Promise<void> {
	notSaved.value = null;
	await saveDrawn(stem, picture).catch((error: unknown) => {
		notSaved.value = { pictureId: picture.id, refusal: refusalFrom(error) };
	});
}

async function saveDrawn(stem: string, picture: PictureEntry): Promise<void> {
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
