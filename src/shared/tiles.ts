export const SKIP_REASONS = [
	"cross-origin",
	"protected",
	"no-size",
	"ended",
	"too-small",
	"hidden",
	"no-frames",
	"duplicate",
	"screen-share",
	/** A camera's picture in a lobby or a settings dialog. */
	"preview",
	"left-out",
] as const;

/** Why a tile that was found is not read. */
export type SkipReason = (typeof SKIP_REASONS)[number];

/** One rectangle of the page that shows one participant's video. Plain JSON. */
export interface Tile {
	/** Unique in its tab for as long as the tile lives. */
	id: string;
	/** The participant's name as the page shows it; null where the page gives none. Never leaves the machine. */
	name: string | null;
	isSelf: boolean;
	kind: "video" | "canvas";
	/** Size of the tile's own picture, in its pixels, not of its place on the page. */
	width: number;
	height: number;
	/** Set where the platform marks the participant as the one who speaks, or as pinned by the user. */
	speaking?: true;
	pinned?: true;
	/** Set when the tile is not read, with the reason. */
	skipped?: SkipReason;
}

/** Whether a tile belongs to a call that goes on, read or not: a lobby has none, nor has what a call has left behind. */
export function isOfCall({ skipped }: Tile): boolean {
	return skipped !== "preview" && skipped !== "ended";
}
