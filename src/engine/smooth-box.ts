import type { Box } from "../shared/geometry.ts";
import { OneEuroFilter } from "./one-euro.ts";

/**
 * For lengths in face widths: a box that trembles by 2 % is calmed to under 1 %, and one that crosses
 * a face width in a second lags by less than a tenth of it.
 */
const OPTIONS = { minCutoffHz: 0.5, beta: 2 };

/** Smooths one face's box in time: its middle and its size, each by a one-euro filter. */
export class BoxSmoother {
	private readonly filters = {
		x: new OneEuroFilter(OPTIONS),
		y: new OneEuroFilter(OPTIONS),
		width: new OneEuroFilter(OPTIONS),
		height: new OneEuroFilter(OPTIONS),
	};
	/** The first width seen is the unit of length, so that large and small faces are smoothed alike. */
	private unit: number | undefined;

	/** The picture is so many times as large now. */
	scale(by: number): void {
		if (this.unit !== undefined) this.unit *= by;
	}

	/** @param box In pixels, with area; the result is in the same pixels. */
	update({ x, y, width, height }: Box, atMs: number): Box {
		this.unit ??= width > 0 ? width : 1;
		const unit = this.unit;
		const smooth = (filter: OneEuroFilter, px: number) => filter.update(px / unit, atMs) * unit;
		const middleX = smooth(this.filters.x, x + width / 2);
		const middleY = smooth(this.filters.y, y + height / 2);
		const size = {
			width: smooth(this.filters.width, width),
			height: smooth(this.filters.height, height),
		};
		return { x: middleX - size.width / 2, y: middleY - size.height / 2, ...size };
	}
}
