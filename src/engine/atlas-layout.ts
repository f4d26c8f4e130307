import type { Patch } from "../shared/frames.ts";

/** A picture that wants a place in the atlas; its size is in its own pixels. */
export interface AtlasPicture {
	tileId: string;
	width: number;
	height: number;
}

export interface AtlasLayout {
	width: number;
	height: number;
	patches: Patch[];
}

/** JPEG codes colour in blocks of 16 pixels: a cell that starts on a block does not bleed into the next. */
const BLOCK_PX = 16;

/**
 * Lays pictures out in rows of one atlas, in their order, each with its aspect kept and never enlarged.
 *
 * @param pictures Those without area get no place.
 * @param tilePx The longer side of a cell at most, in the atlas's pixels.
 */
export function layoutAtlas(pictures: readonly AtlasPicture[], tilePx: number): AtlasLayout {
	const cells = pictures
		.filter(({ width, height }) => width >= 1 && height >= 1)
		.map(({ tileId, width, height }) => {
			const scale = Math.min(1, tilePx / Math.max(width, height));
			return {
				tileId,
				source: { x: 0, y: 0, width, height },
				width: Math.max(1, Math.round(width * scale)),
				height: Math.max(1, Math.round(height * scale)),
			};
		});
	const rowPx = Math.ceil(Math.sqrt(cells.length)) * toBlocks(tilePx);
	const layout: AtlasLayout = { width: 0, height: 0, patches: [] };
	let x = 0;
	let y = 0;
	for (const { tileId, source, width, height } of cells) {
		if (x > 0 && x + width > rowPx) {
			x = 0;
			y = layout.height;
		}
		layout.patches.push({ tileId, source, place: { x, y, width, height } });
		layout.width = Math.max(layout.width, x + toBlocks(width));
		layout.height = Math.max(layout.height, y + toBlocks(height));
		x += toBlocks(width);
	}
	return layout;
}

function toBlocks(px: number): number {
	return Math.ceil(px / BLOCK_PX) * BLOCK_PX;
}
