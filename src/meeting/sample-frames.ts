import type { FramesUp } from "../shared/frames.ts";
import type { FoundTile } from "./find-tiles.ts";
import type { FrameWatch } from "./frame-watch.ts";
import { viewOf } from "./page-view.ts";
import type { Atlas, AtlasPainter } from "./paint-atlas.ts";

export interface Pace {
	intervalMs: number;
	tilePx: number;
}

export interface SamplerOptions {
	page: Document;
	tiles: () => readonly FoundTile[];
	frames: Pick<FrameWatch, "isFresh" | "markCopied">;
	painter: Pick<AtlasPainter, "paint">;
	/** @returns False when no one is there to take it. */
	send: (message: FramesUp<Blob>) => boolean;
	/** Two frames in a row had no answer. */
	onSilence: () => void;
	signal: AbortSignal;
}

export interface FrameSampler {
	setPace(pace: Pace): void;
	/** The readings of the frame taken at `atMs` are back. */
	answered(atMs: number): void;
	/** Whatever was under way is lost. */
	forget(): void;
}

const DEFAULT_PACE: Pace = { intervalMs: 200, tilePx: 256 };
/** A page hidden while its tiles were copied ends the copy when it is shown again: too late. */
const STALE_MS = 1500;
const ANSWER_WITHIN_MS = 3000;
/** Tiles in one frame at most; in a larger room they take turns. */
const MAX_TILES = 49;
/** A page shown again, or one without tiles, is looked at this often. */
const IDLE_MS = 250;

/**
 * Sends pictures of the readable tiles, one frame under way at a time, and only tiles that have shown a
 * new frame since their last copy.
 */
export function sampleFrames(options: SamplerOptions): FrameSampler {
	const { page, painter, signal } = options;
	let pace = DEFAULT_PACE;
	let underWay: { atMs: number; sentAtMs: number } | null = null;
	let isPainting = false;
	let unanswered = 0;
	let startedAtMs = Number.NEGATIVE_INFINITY;
	const view = viewOf(page);
	let timer: number | undefined;
	let copiedAtMs = new Map<string, number>();

	const isWaiting = (nowMs: number) => {
		if (underWay === null) return false;
		if (nowMs - underWay.sentAtMs < ANSWER_WITHIN_MS) return true;
		underWay = null;
		unanswered++;
		if (unanswered >= 2) {
			unanswered = 0;
			options.onSilence();
		}
		return false;
	};
	/** Those not copied for the longest time come first: of a large room, one frame may hold only some. */
	const dueTiles = (nowMs: number) => {
		const readable = options.tiles().filter(({ tile }) => !tile.skipped);
		const ageOf = ({ tile }: FoundTile) => copiedAtMs.get(tile.id) ?? -1;
		copiedAtMs = new Map(readable.map((found) => [found.tile.id, ageOf(found)]));
		return readable
			.filter(({ picture }) => options.frames.isFresh(picture.media, nowMs))
			.sort((a, b) => ageOf(a) - ageOf(b))
			.slice(0, MAX_TILES);
	};
	const ship = (atlas: Atlas | null, due: readonly FoundTile[]) => {
		const nowMs = performance.now();
		if (atlas === null || signal.aborted || nowMs - startedAtMs > STALE_MS) return;
		const copied = new Set(atlas.patches.map(({ tileId }) => tileId));
		for (const { tile, picture } of due.filter((found) => copied.has(found.tile.id))) {
			options.frames.markCopied(picture.media);
			copiedAtMs.set(tile.id, nowMs);
		}
		const atMs = Math.round(performance.timeOrigin + startedAtMs);
		const { patches, picture, busyMs } = atlas;
		if (options.send({ kind: "frame", atMs, atlas: picture, patches, busyMs }))
			underWay = { atMs, sentAtMs: nowMs };
	};
	const planIn = (waitMs: number) => {
		view.clearTimeout(timer);
		if (!signal.aborted) timer = view.setTimeout(() => void tick(), waitMs);
	};
	const untilNextMs = () => Math.max(0, startedAtMs + pace.intervalMs - performance.now());
	const tick = async () => {
		const nowMs = performance.now();
		const due = page.hidden || isPainting || isWaiting(nowMs) ? [] : dueTiles(nowMs);
		if (due.length === 0) return planIn(Math.min(IDLE_MS, pace.intervalMs));
		startedAtMs = nowMs;
		isPainting = true;
		try {
			ship(await painter.paint(due, { tilePx: pace.tilePx, withinMs: pace.intervalMs }), due);
		} finally {
			isPainting = false;
			planIn(underWay === null ? untilNextMs() : IDLE_MS);
		}
	};

	signal.addEventListener("abort", () => view.clearTimeout(timer));
	page.addEventListener("visibilitychange", () => planIn(0), { signal });
	planIn(0);
	return {
		setPace: (wanted) => {
			pace = wanted;
		},
		answered: (atMs) => {
			if (underWay?.atMs !== atMs) return;
			underWay = null;
			unanswered = 0;
			planIn(untilNextMs());
		},
		forget: () => {
			underWay = null;
			planIn(untilNextMs());
		},
	};
}
