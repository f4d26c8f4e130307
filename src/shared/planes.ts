import type { Box } from "./geometry.ts";

/**
 * How a video's pixels lie in bytes, as decoders hand them out: `luma` is brightness alone, one byte a pixel,
 * row by row; after it `i420` has two planes of colour, one value for four pixels, `nv12` one plane with both.
 * What was drawn, by the page itself or for want of planes, comes as `rgba`, four bytes a pixel.
 */
export interface Plane {
	/** Of its first byte. */
	at: number;
	layout: "luma" | "i420" | "nv12" | "rgba";
	width: number;
	height: number;
	/** Values from 0 to 255; else black is 16 and white 235. */
	isFullRange: boolean;
}

/** How many bytes a plane takes, its colours included. */
export function planeBytes({ layout, width, height }: Omit<Plane, "at" | "isFullRange">): number {
	if (layout === "rgba") return 4 * width * height;
	const colours = layout === "luma" ? 0 : 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
	return width * height + colours;
}

/** Widens a part so that it begins where a value of colour does, at every second pixel: a copy may begin only there. */
export function onColours({ x, y, width, height }: Box): Box {
	const [left, top] = [2 * Math.floor(x / 2), 2 * Math.floor(y / 2)];
	return { x: left, y: top, width: width + x - left, height: height + y - top };
}

/**
 * The size to which a plane is brought: every so many pixels across and down become one, so that none is
 * made up and its longer side is less than twice as long as asked for.
 */
export function shrunkSize(plane: Pick<Box, "width" | "height">, maxPx: number): ShrunkSize {
	const step = Math.max(1, Math.floor(Math.max(plane.width, plane.height) / maxPx));
	const width = Math.floor(plane.width / step);
	return { step, width, height: Math.floor(plane.height / step) };
}

interface ShrunkSize {
	step: number;
	width: number;
	height: number;
}
