import type { Box } from "../shared/geometry.ts";

type Size = Pick<Box, "width" | "height">;

/** What canvases showed when they were last measured, and what size they said they had then. */
const measured = new WeakMap<HTMLCanvasElement, { said: Size; shown: Size }>();

/**
 * The size of the picture on a canvas, in its pixels. It is not the one the canvas says it has where the page
 * hands it whole pictures, by a `bitmaprenderer`: they keep their own.
 */
export function sizeOfCanvas(canvas: HTMLCanvasElement): Size {
	const { width, height } = canvas;
	const known = measured.get(canvas);
	const isAsThen = known?.said.width === width && known.said.height === height;
	return isAsThen ? known.shown : { width, height };
}

/** Measures the picture on a canvas; where the browser does not tell, the canvas is taken at its word. */
export function measureCanvas(canvas: HTMLCanvasElement): void {
	const { width, height } = canvas;
	try {
		const frame = new VideoFrame(canvas, { timestamp: 0 });
		const shown = { width: frame.displayWidth, height: frame.displayHeight };
		frame.close();
		measured.set(canvas, { said: { width, height }, shown });
	} catch {
		measured.delete(canvas);
	}
}
