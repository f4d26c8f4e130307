import { personLook } from "../../../demo/person-look.ts";
import { personPicture } from "../../../demo/person-picture.ts";

/** A participant of the demo call, filmed without the call: any moment of it can be drawn. */
export interface FilmedPerson {
	canvas: OffscreenCanvas;
	/** Draws the picture of that moment. */
	film(atMs: number): void;
}

/**
 * Prepares a participant.
 *
 * @param index Which of the demo's people.
 * @param width Of the picture; its height is 9/16 of that.
 */
export async function filmPerson(index: number, width: number): Promise<FilmedPerson> {
	const look = personLook(index);
	const source = await personPicture(look, look.beats, width);
	const canvas = new OffscreenCanvas(width, Math.round((width * 9) / 16));
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (context === null) throw new Error("The browser gave no canvas to film on.");
	return {
		canvas,
		film(atMs) {
			source.draw(context as unknown as CanvasRenderingContext2D, atMs);
			// Canvases draw as late as they may: whoever reads the picture must not pay for drawing it.
			context.getImageData(0, 0, 1, 1);
		},
	};
}

/** The whole of what a canvas shows now, or a part of it brought to a size. */
export function pixelsOf(
	canvas: OffscreenCanvas,
	part = { x: 0, y: 0, width: canvas.width, height: canvas.height },
	size: { width: number; height: number } = part,
): ImageData {
	const cell = new OffscreenCanvas(size.width, size.height);
	const context = cell.getContext("2d", { alpha: false, willReadFrequently: true });
	if (context === null) throw new Error("The browser gave no canvas to copy on.");
	const { x, y, width, height } = part;
	context.drawImage(canvas, x, y, width, height, 0, 0, size.width, size.height);
	return context.getImageData(0, 0, size.width, size.height);
}
