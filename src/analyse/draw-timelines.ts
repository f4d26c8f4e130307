import type { TimeView } from "../engine/time-view.ts";
import type { Label } from "../shared/expressions.ts";
import type { Box } from "../shared/geometry.ts";
import { INK, LABEL_LOOKS } from "../shared/label-look.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";
import { clockTime } from "../ui/clock-time.ts";
import type { FaceTimeline } from "./face-timeline.ts";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Fills a strip with the colours of one face's labels over a part of the video. */
export function drawStrip(
	context: Context,
	{ segments }: FaceTimeline,
	view: TimeView,
	{ x, y, width, height }: Box,
): void {
	const perMs = width / (view.toMs - view.fromMs);
	context.fillStyle = INK;
	context.fillRect(x, y, width, height);
	for (const { fromMs, toMs, label } of segments) {
		if (toMs < view.fromMs || fromMs > view.toMs) continue;
		const startMs = Math.max(fromMs, view.fromMs);
		const left = x + (startMs - view.fromMs) * perMs;
		// At least a pixel: what was seen briefly was seen.
		const wide = Math.max(1, (Math.min(toMs, view.toMs) - startMs) * perMs);
		context.fillStyle = LABEL_LOOKS[label].colour;
		context.globalAlpha = label === "uncertain" ? 0.45 : 1;
		context.fillRect(left, y, wide, height);
	}
	context.globalAlpha = 1;
}

/** Some browsers make no picture that is higher than 32767 pixels, and these are the faces seen longest. */
const MOST_STRIPS = 500;

const CHART = { width: 1600, margin: 40, name: 140, row: 44, strip: 28, legend: 56 };

/** Draws the timelines of a video as a picture to save: a strip per face, the time, and a legend. */
export function drawTimelines(
	timelines: readonly FaceTimeline[],
	durationMs: number,
	title: string,
	words: Words,
): OffscreenCanvas {
	const { width, margin, name, row, strip, legend } = CHART;
	const drawn = timelines.slice(0, MOST_STRIPS);
	const left = timelines.length - drawn.length;
	const rows = drawn.length + Math.sign(left);
	const height = margin * 2 + 40 + rows * row + 30 + legend;
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext("2d");
	if (!context) throw new Error("The browser gave no canvas to draw on.");
	context.fillStyle = INK;
	context.fillRect(0, 0, width, height);
	write(context, title, margin, margin, "600 22px");
	let y = margin + 40;
	const x = margin + name;
	const across = width - margin - x;
	const whole = { fromMs: 0, toMs: durationMs };
	for (const [index, timeline] of drawn.entries()) {
		write(context, words.say("analyse_face_number", { number: index + 1 }), margin, y + 19, "16px");
		drawStrip(context, timeline, whole, { x, y, width: across, height: strip });
		y += row;
	}
	if (left > 0) {
		write(context, words.count("analyse_more_faces", left), margin, y + 19, "16px");
		y += row;
	}
	write(context, clockTime(0), x, y + 10, "14px");
	const end = clockTime(durationMs);
	write(context, end, x + across - context.measureText(end).width, y + 10, "14px");
	drawLegend(context, labelsOf(timelines), margin, y + legend, words);
	return canvas;
}

function labelsOf(timelines: readonly FaceTimeline[]): Label[] {
	return [...new Set(timelines.flatMap(({ segments }) => segments.map(({ label }) => label)))];
}

/** Writes which colour stands for which label, from left to right. */
export function drawLegend(
	context: Context,
	labels: readonly Label[],
	x: number,
	y: number,
	words: Words,
): void {
	let left = x;
	for (const label of labels) {
		context.fillStyle = LABEL_LOOKS[label].colour;
		context.fillRect(left, y - 12, 16, 16);
		const word = words.say(labelKey(label));
		write(context, word, left + 24, y, "16px");
		left += 48 + context.measureText(word).width;
	}
}

function write(context: Context, text: string, x: number, y: number, font: string): void {
	context.font = `${font} system-ui, sans-serif`;
	context.fillStyle = "#f1f3f6";
	context.textBaseline = "alphabetic";
	context.fillText(text, x, y);
}
