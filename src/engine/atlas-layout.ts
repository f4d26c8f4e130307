import type { Patch } from "../shared/frames.ts";
import type { Box } from "../shared/geometry.ts";

/** A part of a tile's picture that wants a place in the atlas. */
export interface AtlasPicture {
	tileId: string;
	/** In the picture's own pixels. */
	source: Box;
	trackId?: number;
	/** The longer side of its cell at most, in the atlas's pixels. */
	maxPx: number;
}

export interface AtlasLayout {
	width: number;
	height: number;
	patches: Patch[];
}

/**
 * Lays pictures out in rows of one atlas, each with its aspect kept and never enlarged. The higher cells get
 * the first rows, so that rows waste little.
 *
 * @param pictures Those without area get no place.
 * @returns Patches in the order of their pictures, wherever they lie.
 */
export function layoutAtlas(pictures: readonly AtlasPicture[]): AtlasLayout {
	const patches = pictures
		.filter(({ source }) => source.width >= 1 && source.height >= 1)
		.map(cellOf);
	const cells = patches.map(({ place }) => place).sort((a, b) => b.height - a.height);
	const area = cells.reduce((sum, cell) => sum + cell.width * cell.height, 0);
	const widest = cells.reduce((most, cell) => Math.max(most, cell.width), 0);
	const rowPx = Math.max(widest, Math.ceil(Math.sqrt(area)));
	const layout: AtlasLayout = { width: 0, height: 0, patches };
	let x = 0;
	let y = 0;
	for (const cell of cells) {
		if (x > 0 && x + cell.width > rowPx) {
			x = 0;
			y = layout.height;
		}
		Object.assign(cell, { x, y });
		layout.width = Math.max(layout.width, x + cell.width);
		layout.height = Math.max(layout.height, y + cell.height);
		x += cell.width;
	}
	return layout;
}

function cellOf({ tileId, source, trackId, maxPx }: AtlasPicture): Patch {
	const scale = Math.min(1, maxPx / Math.max(source.width, source.height));
	const place = {
		x: 0,
		y: 0,
		width: Math.max(1, Math.round(source.width * scale)),
		height: Math.max(1, Math.round(source.height * scale)),
	};
	return { tileId, source, place, ...(trackId === undefined ? {} : { trackId }) };
}
