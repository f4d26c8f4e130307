import type { AtlasPicture } from "../engine/atlas-layout.ts";
import { closeUpPx } from "../engine/close-up.ts";
import type { CloseUp, Patch } from "../shared/frames.ts";
import type { FoundTile } from "./find-tiles.ts";
import { isVideo, type Picture } from "./picture.ts";

/** A tile to copy: close-ups of its faces, or all of it where there are none. */
export interface WantedCopy {
	found: FoundTile;
	closeUps: readonly CloseUp[];
}

export interface CopyOptions {
	/** The longer side of a whole tile's copy at most. */
	tilePx: number;
	/** After this long, what was copied until then must do. */
	withinMs: number;
}

/** Pictures copied together. */
export interface Atlas {
	patches: Patch[];
	width: number;
	height: number;
	/**
	 * The picture's RGBA bytes, row by row, or the patches' planes one after the other; null for the tab's own
	 * captured picture, of the window's size.
	 */
	bytes: Blob | null;
	/** How long the copying kept the page's thread, in milliseconds, all slices together. */
	busyMs: number;
}

/** Whatever can copy tiles. */
export interface TileCopier {
	/** @returns Null when nothing could be copied. */
	paint(wanted: readonly WantedCopy[], options: CopyOptions): Promise<Atlas | null>;
}

/** What of a tile to copy. Close-ups are of the picture as it was when they were planned. */
export function partsOf({ found, closeUps }: WantedCopy, tilePx: number): AtlasPicture[] {
	const { tile, picture } = found;
	const size = sizeOf(picture);
	const tileId = tile.id;
	const isAsPlanned = size.width === tile.width && size.height === tile.height;
	if (closeUps.length === 0 || !isAsPlanned)
		return [{ tileId, source: { x: 0, y: 0, ...size }, maxPx: tilePx }];
	return closeUps.map(({ trackId, source }) => ({
		tileId,
		trackId,
		source,
		maxPx: closeUpPx(source),
	}));
}

/** A video's size may have changed since it was found. */
function sizeOf({ media, crop }: Picture): { width: number; height: number } {
	return isVideo(media)
		? { width: media.videoWidth, height: media.videoHeight }
		: { width: crop.width, height: crop.height };
}
