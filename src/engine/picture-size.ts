import type { Box } from "../shared/geometry.ts";

type Size = Pick<Box, "width" | "height">;

/** By how much something becomes wider and higher. */
export interface Scale {
	scaleX: number;
	scaleY: number;
}

/** Sizes whose proportions differ by less are of one picture: a share, since each is cut to whole pixels. */
const SAME_SHAPE = 0.02;

/** Whether two sizes may be of one picture, sent larger or smaller. One without area is like none but itself. */
export function isSameShape(a: Size, b: Size): boolean {
	if (a.width === b.width && a.height === b.height) return true;
	const [one, other] = [a.width * b.height, b.width * a.height];
	return Math.abs(one - other) < SAME_SHAPE * Math.max(one, other);
}

/** How a picture that had one size was brought to another; null where it has kept its size. */
export function scaleBetween(from: Size, to: Size): Scale | null {
	if (from.width === to.width && from.height === to.height) return null;
	return { scaleX: to.width / from.width, scaleY: to.height / from.height };
}

/** A reading, with its box where it is once the picture has another size. */
export function scaleReading<Reading extends { box: Box }>(
	reading: Reading,
	{ scaleX, scaleY }: Scale,
): Reading {
	const { x, y, width, height } = reading.box;
	const box = { x: x * scaleX, y: y * scaleY, width: width * scaleX, height: height * scaleY };
	return { ...reading, box };
}
