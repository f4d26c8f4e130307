import { type ShownFace, shownFace } from "../engine/shown-face.ts";
import { type FittedLabel, fitLabels } from "../overlay/fit-labels.ts";
import { EM, FONT_FAMILY, LabelSizes } from "../overlay/label-sizes.ts";
import { createLabelWords, type LabelWords } from "../overlay/label-words.ts";
import type { Box } from "../shared/geometry.ts";
import { ICON_STROKE, INK, LABEL_LOOKS } from "../shared/label-look.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import { shownShare } from "../shared/shown-share.ts";
import type { Words } from "../shared/words.ts";
import type { PixelSize } from "./picture-size.ts";

interface Drawing {
	/** What the readings' boxes count in. */
	size: PixelSize;
	/** Of those faces that are confirmed are drawn. */
	readings: readonly FaceReading[];
	settings: Settings;
	words: Words;
	/** Flips the picture left to right; words stay readable. */
	mirrored?: boolean;
}

/** Longer side of a picture that is saved: larger ones take more memory than a canvas may have. */
const MAX_SIDE_PX = 8192;

/** Text as a share of the picture's shorter side, within bounds that can be read. */
const TEXT_SHARE = 1 / 36;

/**
 * Draws a picture with its faces framed and labelled, for saving as a file: in words where there is room for them,
 * and laid out as the overlay does it.
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
	const faces = readings
		.filter(({ trackState }) => trackState === "confirmed")
		.map((reading) => ({
			trackId: reading.trackId,
			face: shownFace(reading, drawing.settings),
			box: boxOnCanvas(reading.box, drawing, scale),
			held: undefined,
		}));
	const words = createLabelWords(drawing.words);
	const textWidth = (text: string, font: string) => {
		context.font = font;
		return context.measureText(text).width;
	};
	const look = {
		settings: { ...drawing.settings, style: "chip", position: "face" },
		words,
		sizes: new LabelSizes(words, textWidth),
		textPx,
	} as const;
	const labels = fitLabels(faces, { x: 0, y: 0, width, height }, look);
	for (const { face, box } of faces) drawFrame(context, box, face, textPx);
	for (const { trackId, face } of faces) {
		const label = labels.get(trackId);
		if (label !== undefined) drawLabel(context, label, face, look);
	}
	return canvas;
}

function boxOnCanvas(box: Box, { size, mirrored }: Drawing, scale: number): Box {
	return {
		x: (mirrored ? size.width - box.x - box.width : box.x) * scale,
		y: box.y * scale,
		width: box.width * scale,
		height: box.height * scale,
	};
}

type Context = OffscreenCanvasRenderingContext2D;

function drawFrame(context: Context, box: Box, { label }: ShownFace, textPx: number): void {
	const linePx = Math.max(2, textPx / 8);
	frame(context, box, linePx + 2, "#00000080");
	frame(context, box, linePx, LABEL_LOOKS[label].colour);
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

/** A chip with its word and percentage, or a dot: the icon alone. */
function drawLabel(
	context: Context,
	{ shape, place: { box } }: FittedLabel,
	face: ShownFace,
	{ words, textPx }: { words: LabelWords; textPx: number },
): void {
	context.fillStyle = INK;
	context.beginPath();
	context.roundRect(box.x, box.y, box.width, box.height, box.height / 2);
	context.fill();
	const isDot = shape === "dot";
	const iconPx = (isDot ? EM.dotIcon : EM.icon) * textPx;
	const startPx = isDot ? (box.width - iconPx) / 2 : EM.chipStart * textPx;
	drawIcon(context, box.x + startPx, box.y + (box.height - iconPx) / 2, iconPx, face);
	if (isDot) return;
	const percent =
		face.probability === null ? "" : words.percent(Math.round(100 * shownShare(face.probability)));
	context.font = `600 ${textPx}px ${FONT_FAMILY}`;
	context.fillStyle = "#fff";
	context.textBaseline = "middle";
	const y = box.y + box.height / 2 + textPx * 0.04;
	context.fillText(words.label(face.label), box.x + startPx + iconPx + EM.gap * textPx, y);
	context.textAlign = "right";
	context.fillText(percent, box.x + box.width - EM.chipEnd * textPx, y);
	context.textAlign = "start";
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
