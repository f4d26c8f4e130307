import { type ShownFace, shownFace } from "../engine/shown-face.ts";
import type { Box } from "../shared/geometry.ts";
import { ICON_STROKE, INK, LABEL_LOOKS } from "../shared/label-look.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import { shownShare } from "../shared/shown-share.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import type { PixelSize } from "./picture-size.ts";

interface Drawing {
	/** What the readings' boxes count in. */
	size: PixelSize;
	readings: readonly FaceReading[];
	settings: Settings;
	words: Words;
	/** Flips the picture left to right; words stay readable. */
	mirrored?: boolean;
}

/** Longer side of a picture that is saved: larger ones take more memory than a canvas may have. */
const MAX_SIDE_PX = 8192;

/** A face's box ends at the eyebrows: so much of its height above it, a label covers hair at most. */
const FOREHEAD = 0.35;

/** Text as a share of the picture's shorter side, within bounds that can be read. */
const TEXT_SHARE = 1 / 36;

/**
 * Draws a picture with its faces framed and labelled, for saving as a file.
 *
 * @throws Error if the browser has no memory for the canvas.
 */
export function drawFaces(picture: CanvasImageSource, drawing: Drawing): OffscreenCanvas {
	const { size, readings, mirrored = false } = drawing;
	const scale = Math.min(1, MAX_SIDE_PX / Math.max(size.width, size.height));
	const width = Math.max(1, Math.round(size.width * scale));
	const height = Math.max(1, Math.round(size.height * scale));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext("2d");
	if (!context) throw new Error("The browser gave no canvas to draw on.");
	context.save();
	if (mirrored) context.setTransform(-1, 0, 0, 1, width, 0);
	context.drawImage(picture, 0, 0, width, height);
	context.restore();
	const textPx = Math.min(64, Math.max(11, Math.min(width, height) * TEXT_SHARE));
	for (const reading of readings) {
		const box = {
			x: (mirrored ? size.width - reading.box.x - reading.box.width : reading.box.x) * scale,
			y: reading.box.y * scale,
			width: reading.box.width * scale,
			height: reading.box.height * scale,
		};
		drawFace(context, box, shownFace(reading, drawing.settings), textPx, drawing.words);
	}
	return canvas;
}

type Context = OffscreenCanvasRenderingContext2D;

function drawFace(context: Context, box: Box, face: ShownFace, textPx: number, words: Words): void {
	const linePx = Math.max(2, textPx / 8);
	frame(context, box, linePx + 2, "#00000080");
	frame(context, box, linePx, LABEL_LOOKS[face.label].colour);
	const text =
		face.probability === null
			? words.say(labelKey(face.label))
			: `${words.say(labelKey(face.label))} ${words.percent(shownShare(face.probability))}`;
	context.font = `600 ${textPx}px system-ui, sans-serif`;
	const height = textPx * 1.7;
	const width = context.measureText(text).width + textPx * 2.6;
	const { canvas } = context;
	const x = Math.max(0, Math.min(canvas.width - width, box.x + box.width / 2 - width / 2));
	const above = box.y - height - Math.max(linePx, box.height * FOREHEAD);
	const y = above >= 0 ? above : Math.min(canvas.height - height, box.y + box.height + linePx);
	drawChip(context, { x, y, width, height }, face, text, textPx);
}

function frame(
	context: Context,
	{ x, y, width, height }: Box,
	linePx: number,
	colour: string,
): void {
	context.strokeStyle = colour;
	context.lineWidth = linePx;
	context.beginPath();
	context.roundRect(x, y, width, height, Math.min(width, height) * 0.06);
	context.stroke();
}

function drawChip(
	context: Context,
	chip: Box,
	face: ShownFace,
	text: string,
	textPx: number,
): void {
	context.fillStyle = INK;
	context.beginPath();
	context.roundRect(chip.x, chip.y, chip.width, chip.height, chip.height / 2);
	context.fill();
	const iconPx = textPx * 1.3;
	drawIcon(context, chip.x + textPx * 0.25, chip.y + (chip.height - iconPx) / 2, iconPx, face);
	context.fillStyle = "#fff";
	context.textBaseline = "middle";
	context.fillText(text, chip.x + textPx * 1.85, chip.y + chip.height / 2 + textPx * 0.04);
}

/** Draws a label's face, which lies on a 16 by 16 grid. */
function drawIcon(context: Context, x: number, y: number, px: number, { label }: ShownFace): void {
	const { colour, strokes, fills, disc } = LABEL_LOOKS[label];
	const isFace = disc === "face";
	context.save();
	context.translate(x, y);
	context.scale(px / 16, px / 16);
	context.beginPath();
	context.arc(8, 8, isFace ? 8 : 7.2, 0, 2 * Math.PI);
	context.fillStyle = colour;
	context.strokeStyle = colour;
	context.lineWidth = ICON_STROKE;
	if (isFace) context.fill();
	else context.stroke();
	context.fillStyle = isFace ? INK : colour;
	context.strokeStyle = isFace ? INK : colour;
	context.lineCap = "round";
	context.lineJoin = "round";
	context.stroke(new Path2D(strokes));
	context.fill(new Path2D(fills));
	context.restore();
}
