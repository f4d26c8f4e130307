import type { LabelEntry } from "../engine/label-set.ts";
import type { Box } from "../shared/geometry.ts";
import type { OverlaySettings } from "./overlay-settings.ts";

/** What a label is made of: all or three bars, a chip with a word and a percentage, or a dot. */
export type LabelShape = "allBars" | "threeBars" | "chip" | "dot";

/** From the most telling to the smallest: what is given up, in turn, when there is no room. */
const LADDER: LabelShape[] = ["allBars", "threeBars", "chip", "dot"];

/** Tiles smaller than this, in CSS px, have room for no word beside a face. */
const WORD_ROOM = { width: 132, height: 74 };

/** The share of a tile that a label may take up before a smaller one is drawn instead. */
const MOST = { width: 0.72, height: 0.72 };

/** Text sizes by the tile's width: `[from, px]`, in CSS px. */
const TEXT_SIZES: [number, number][] = [
	[1000, 16],
	[640, 14],
	[300, 13],
	[0, 12],
];

/** The text size of a tile's labels, in CSS px: never under 12, nor under the least that the browser draws. */
export function textPxFor(visible: Box, leastPx: number): number {
	return Math.max(TEXT_SIZES.find(([from]) => visible.width >= from)?.[1] ?? 12, leastPx);
}

/** The shape the user chose. */
export function chosenShape({ style, barCount }: OverlaySettings): LabelShape {
	if (style !== "bars") return style;
	return barCount === "all" ? "allBars" : "threeBars";
}

/** The shapes to try, the chosen one first; the dot, which always fits, is last. */
export function shapesFrom(chosen: LabelShape): LabelShape[] {
	return LADDER.slice(LADDER.indexOf(chosen));
}

/** Whether a label of this size leaves enough of its tile to be seen. */
export function fitsTile(
	shape: LabelShape,
	size: { width: number; height: number },
	visible: Box,
): boolean {
	if (shape === "dot") return true;
	return (
		visible.width >= WORD_ROOM.width &&
		visible.height >= WORD_ROOM.height &&
		size.width <= visible.width * MOST.width &&
		size.height <= visible.height * MOST.height
	);
}

/** How many rows a shape shows of a label set. */
export function rowCount(shape: LabelShape, entries: readonly LabelEntry[]): number {
	if (shape === "allBars") return entries.length;
	return shape === "threeBars" ? Math.min(3, entries.length) : 0;
}
