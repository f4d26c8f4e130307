import type { Media } from "./picture.ts";

/** Looks at media through a coarse grid, on one canvas that is kept: to make one for every look costs more than the look. */
export class MediaGrid {
	private canvas: OffscreenCanvas;

	constructor(private readonly size: { readonly width: number; readonly height: number }) {
		this.canvas = new OffscreenCanvas(size.width, size.height);
	}

	/**
	 * The cells' colours now, as RGBA, row by row; null where there is nothing at all on the media.
	 *
	 * @throws Error where the browser does not let them be read.
	 */
	look(media: Media): Uint8ClampedArray | null {
		const { width, height } = this.size;
		const context = this.canvas.getContext("2d", { willReadFrequently: true });
		if (context === null) return null;
		try {
			context.clearRect(0, 0, width, height);
			context.drawImage(media, 0, 0, width, height);
			const { data } = context.getImageData(0, 0, width, height);
			return data.every((byte) => byte === 0) ? null : data;
		} catch (error) {
			// What may not be read has spoilt the canvas.
			this.canvas = new OffscreenCanvas(width, height);
			throw error;
		}
	}
}
