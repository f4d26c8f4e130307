import { decodedFrame } from "../../../demo/decoded-frame.ts";
import { personLook } from "../../../demo/person-look.ts";
import { personPicture } from "../../../demo/person-picture.ts";
import { LEVELS } from "../../../src/engine/governor.ts";
import type { Picture, Pixels } from "../../../src/engine/pixels.ts";
import { inColour, pictureOfPlane } from "../../../src/inference/picture-of-plane.ts";
import type { Box } from "../../../src/shared/geometry.ts";
import { onColours, shrunkSize } from "../../../src/shared/planes.ts";

/** A participant of the demo call, filmed without the call: any moment of it can be drawn. */
export interface FilmedPerson {
	canvas: OffscreenCanvas;
	/** Draws the picture of that moment. @returns It, as a decoder would hand it out; closed with the next. */
	film(atMs: number): VideoFrame;
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
	let frame: VideoFrame | undefined;
	return {
		canvas,
		film(atMs) {
			source.draw(context as unknown as CanvasRenderingContext2D, atMs);
			frame?.close();
			// Canvases draw as late as they may: whoever reads the picture does not pay for drawing it, for it is read here.
			frame = decodedFrame(context.getImageData(0, 0, canvas.width, canvas.height), atMs);
			return frame;
		},
	};
}

/** A part of a frame, copied as a call copies it. */
export interface CopiedPart {
	picture: Picture;
	/** Where it begins in the frame, in the frame's pixels, and how many of them became one. */
	x: number;
	y: number;
	step: number;
}

/**
 * Copies a part of a frame as a call does.
 *
 * @param maxPx Its longer side will be less than twice this.
 */
export async function copyPart(
	frame: VideoFrame,
	part: Box,
	maxPx: number,
	layout: "luma" | "i420",
): Promise<CopiedPart> {
	const rect = onColours(part);
	const bytes = new Uint8Array(frame.allocationSize({ rect }));
	await frame.copyTo(bytes, { rect });
	const { step, width, height } = shrunkSize(rect, maxPx);
	const plane = { at: 0, layout, width: rect.width, height: rect.height, isFullRange: false };
	return { picture: pictureOfPlane(bytes, plane, { width, height }), x: rect.x, y: rect.y, step };
}

/** Copies all of a frame as a call does, in colour, in which faces are searched for. */
export async function copyTile(frame: VideoFrame): Promise<CopiedPart & { picture: Pixels }> {
	const { displayWidth: width, displayHeight: height } = frame;
	const copied = await copyPart(frame, { x: 0, y: 0, width, height }, LEVELS[0].tilePx, "i420");
	return { ...copied, picture: inColour(copied.picture) };
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
