import type { Settings } from "../shared/settings.ts";
import type { SkipReason } from "../shared/tiles.ts";

/** Everything about one tile that can speak against reading it. */
export interface TileFacts {
	/** The media track has ended. */
	ended: boolean;
	/** Reading its pixels was refused, with the reason. */
	unreadable: "cross-origin" | "protected" | null;
	isPreview: boolean;
	isShare: boolean;
	isDuplicate: boolean;
	isSelf: boolean;
	/** Size of the tile's picture, in its pixels. */
	pictureWidth: number;
	pictureHeight: number;
	/** Size of its place on the page, in CSS pixels. */
	width: number;
	height: number;
	/** Share of that place inside the window and not hidden by style, in [0, 1]. */
	visibleShare: number;
	/** Size of the part of it that can be seen, in CSS pixels. */
	visibleWidth: number;
	visibleHeight: number;
	/** How long no new frame has come; 0 where that cannot be told. */
	stalledMs: number;
}

/** Smaller places show a picture too small to read, or an icon. CSS pixels. */
export const MIN_TILE = { width: 80, height: 60 } as const;
/** Of a tile scrolled out further than this, too little can be seen to label. */
const MIN_VISIBLE_SHARE = 0.25;
/** Unless that is as large as this: pages enlarge pictures to show a single face of them. CSS pixels. */
const ENOUGH_VISIBLE = { width: 2 * MIN_TILE.width, height: 2 * MIN_TILE.height } as const;
/** A frozen picture is no longer what the person shows. */
const MAX_STALL_MS = 2500;

/** Says why a tile is not read; undefined for one that is. The most lasting reason comes first. */
export function skipReason(facts: TileFacts, who: Settings["who"]): SkipReason | undefined {
	if (facts.isPreview) return "preview";
	if (facts.isShare) return "screen-share";
	if (facts.ended) return "ended";
	if (facts.unreadable !== null) return facts.unreadable;
	if (facts.width === 0 || facts.height === 0 || facts.visibleShare === 0) return "hidden";
	if (facts.isDuplicate) return "duplicate";
	if (facts.width < MIN_TILE.width || facts.height < MIN_TILE.height) return "too-small";
	if (isTooLittleVisible(facts)) return "hidden";
	if (facts.pictureWidth < 2 || facts.pictureHeight < 2) return "no-size";
	if (facts.stalledMs > MAX_STALL_MS) return "no-frames";
	const wanted = who === "everyone" || (who === "self") === facts.isSelf;
	return wanted ? undefined : "left-out";
}

function isTooLittleVisible({ visibleShare, visibleWidth, visibleHeight }: TileFacts): boolean {
	const { width, height } = ENOUGH_VISIBLE;
	return visibleShare < MIN_VISIBLE_SHARE && (visibleWidth < width || visibleHeight < height);
}
