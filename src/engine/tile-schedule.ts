/** What decides how soon a tile is copied again. */
export interface TileActivity {
	/** Someone speaks, or the user has pinned them. */
	isFront: boolean;
	/** A face was missed, or is too new to be followed. */
	isUnsure: boolean;
	/** For how long there has been no face, in milliseconds; 0 while there is one, or seems to come. */
	emptyMs: number;
	/** For how long all faces have been uncertain and none has changed, in milliseconds; 0 while one says something. */
	dullMs: number;
	/** For how long no face has changed its expression, in milliseconds. */
	stillMs: number;
}

export interface TilePace {
	/** Between two frames. */
	intervalMs: number;
	/** Attention that each tile of a call gets of a second: many tiles are each copied less often. */
	shareMs: number;
	tiles: number;
}

/**
 * After so long without a change a face is taken to stay as it is for a while, and is copied so many times less often,
 * but no less often than this, or a smile would be noticed late. Times in milliseconds.
 */
const STILL = [
	{ afterMs: 20_000, factor: 4, everyMs: 1000 },
	{ afterMs: 3000, factor: 2, everyMs: 450 },
] as const;

/** The longer nobody was there, the later it is noticed that someone has come. Times in milliseconds. */
const EMPTY = [
	{ afterMs: 60_000, everyMs: 1500 },
	{ afterMs: 10_000, everyMs: 1000 },
	{ afterMs: 2000, everyMs: 600 },
] as const;

/**
 * What looks like a face, says nothing and stays as it is may be a picture on a wall, a pattern or somebody
 * turned away: the longer, the less often it is looked at, until it changes. Times in milliseconds.
 */
const DULL = [
	{ afterMs: 60_000, everyMs: 1500 },
	{ afterMs: 8000, everyMs: 1000 },
] as const;

/**
 * At least this often the whole tile is looked at, for faces that have come; in a large call, in which that
 * would take more than all the rest, less often,
 */
const WHOLE_EVERY_MS = 2000;
const WHOLE_EVERY_MS_A_TILE = 160;

/** but no less than this; */
const WHOLE_AT_LEAST_MS = 6000;

/** half as often where no face has changed for so long: who sits that still rarely has company soon; */
const RESTING_MS = 20_000;

/** each tile at its own time, later by this share than the tile before, or all would cost most in one frame. */
const STAGGER = 0.075;
const STAGGERED = 6;

/** How often the whole of a tile is looked at, its faces being followed, in milliseconds. */
export function wholeEveryMs(tiles: number, stillMs: number, ordinal: number): number {
	const everyMs = (stillMs > RESTING_MS ? 2 : 1) * WHOLE_EVERY_MS_A_TILE * tiles;
	const wantedMs = Math.min(WHOLE_AT_LEAST_MS, everyMs);
	return Math.max(WHOLE_EVERY_MS, wantedMs) * (1 + STAGGER * (ordinal % STAGGERED));
}

/** How long after one copy of a tile the next is wanted, in milliseconds. */
export function nextCopyMs(
	{ isFront, isUnsure, emptyMs, dullMs, stillMs }: TileActivity,
	{ intervalMs, shareMs, tiles }: TilePace,
): number {
	const empty = EMPTY.find(({ afterMs }) => emptyMs > afterMs);
	if (empty !== undefined) return Math.max(intervalMs, empty.everyMs);
	if (isFront) return intervalMs;
	const usualMs = Math.max(intervalMs, shareMs * tiles);
	const dull = DULL.find(({ afterMs }) => dullMs > afterMs);
	if (dull !== undefined) return Math.max(usualMs, dull.everyMs);
	if (isUnsure) return intervalMs;
	const still = STILL.find(({ afterMs }) => stillMs > afterMs);
	return Math.max(usualMs, Math.min(still?.everyMs ?? 0, (still?.factor ?? 1) * usualMs));
}
