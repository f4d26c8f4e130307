/** Everyone alike, or whoever speaks large above the rest. */
export type Layout = "gallery" | "speaker";

/** What tiles may cover, in CSS px. */
export interface StageSize {
	width: number;
	height: number;
}

const GAP_PX = 10;
const ASPECT = 16 / 9;
/** The speaker's share of the stage's height. */
const FRONT_SHARE = 0.74;

/** The widest that `count` tiles of 16:9 may be so that all fit on the stage, in CSS px. */
export function galleryTileWidth(count: number, { width, height }: StageSize): number {
	let widest = 0;
	for (let columns = 1; columns <= Math.max(1, count); columns++) {
		const rows = Math.ceil(count / columns);
		const byWidth = (width - GAP_PX * (columns - 1)) / columns;
		const byHeight = ((height - GAP_PX * (rows - 1)) / rows) * ASPECT;
		widest = Math.max(widest, Math.min(byWidth, byHeight));
	}
	return Math.floor(widest);
}

/** Widths of the speaker's tile and of each of the `count - 1` others below it, in CSS px. */
export function speakerTileWidths(
	count: number,
	{ width, height }: StageSize,
): { front: number; other: number } {
	if (count <= 1) return { front: galleryTileWidth(1, { width, height }), other: 0 };
	const front = Math.floor(Math.min(width, height * FRONT_SHARE * ASPECT));
	const below = height * (1 - FRONT_SHARE) - GAP_PX;
	const room = galleryTileWidth(count - 1, { width, height: below });
	return { front, other: Math.min(room, Math.floor(front / 2)) };
}
