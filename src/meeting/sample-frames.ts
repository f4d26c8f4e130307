import type { FramesUp, TilePlan } from "../shared/frames.ts";
import { aimAtTiles } from "./aim-at-tiles.ts";
import type { FoundTile } from "./find-tiles.ts";
import type { FrameWatch } from "./frame-watch.ts";
import { viewOf } from "./page-view.ts";
import type { Atlas, TileCopier, WantedCopy } from "./wanted-copy.ts";

export interface Pace {
	intervalMs: number;
	tilePx: number;
}

export interface SamplerOptions {
	page: Document;
	tiles: () => readonly FoundTile[];
	frames: Pick<FrameWatch, "isFresh" | "markCopied">;
	painter: TileCopier;
	/** Says where tiles lie in the tab's captured picture. */
	aim?: typeof aimAtTiles;
	/** @returns False when no one is there to take it. */
	send: (message: FramesUp<Blob>) => boolean;
	/** Two frames in a row had no answer. */
	onSilence: () => void;
	signal: AbortSignal;
}

const DEFAULT_PACE: Pace = { intervalMs: 200, tilePx: 256 };
/** A page hidden while its tiles were copied ends the copy when it is shown again: too late. */
const STALE_MS = 1500;
const ANSWER_WITHIN_MS = 3000;
/** On a machine that starves, a port that is slow must not be given up again and again for being slow. */
const LONGEST_PATIENCE_MS = 24_000;
/** An answer that takes so many times as long as the last is late. */
const PATIENCE = 3;
/** Tiles in one frame at most; in a larger room they take turns. */
const MAX_TILES = 49;
/**
 * Of them so many whole ones: searching one takes as long as following ten faces, and when the overlay is
 * switched on the first labels would wait for the last tile. What is left out follows as soon as they are read.
 */
const MAX_WHOLE = 8;
/** Before any face could be shown, fewer: nobody waits for the second label as they do for the first. */
const MAX_FIRST = 4;
/** Where a frame takes longer than this, it is not the searching that takes so long: then all go together. */
const QUICK_MS = 400;
/** Among these, of those that were read once, and of those that never were, so many come first. */
const MAX_ONCE = 3;
const MAX_NEW = 4;
/** A face is no longer where it was expected to be after so long. */
const PLAN_KEPT_MS = 1500;
/** Tiles wanted within so much of an interval are copied together: each frame has a price of its own. */
const TOGETHER = 0.3;
const MAX_WAIT_MS = 1000;
/** A page shown again, or one without tiles, is looked at this often. */
const IDLE_MS = 250;

/**
 * Sends pictures of the readable tiles until the signal aborts: one frame under way at a time, and only
 * tiles that have shown a new picture since their last copy. Tiles that are copied and tiles that are
 * read from the tab's captured picture take turns.
 */
export function sampleFrames(options: SamplerOptions): FrameSampler {
	const sampler = new FrameSampler(options);
	sampler.start();
	return sampler;
}

interface Planned extends Pick<TilePlan, "closeUps"> {
	dueAtMs: number;
}

export class FrameSampler {
	private readonly view: Window;
	private pace = DEFAULT_PACE;
	private underWay: { atMs: number; sentAtMs: number } | null = null;
	private isPainting = false;
	/** Whole tiles that are due were left out of the latest frame. */
	private isBehind = false;
	private unanswered = 0;
	private patienceMs = ANSWER_WITHIN_MS;
	private startedAtMs = Number.NEGATIVE_INFINITY;
	/** From the latest frame to its answer. */
	private tookMs = 0;
	private readonly copiedAtMs = new Map<string, number>();
	private readonly plans = new Map<string, Planned>();
	/** How often each tile was read. */
	private readonly reads = new Map<string, number>();
	private timer: number | undefined;

	constructor(private readonly options: SamplerOptions) {
		this.view = viewOf(options.page);
	}

	start(): void {
		const { page, signal } = this.options;
		signal.addEventListener("abort", () => this.view.clearTimeout(this.timer));
		page.addEventListener("visibilitychange", () => this.planIn(0), { signal });
		this.planIn(0);
	}

	setPace({ intervalMs, tilePx }: Pace): void {
		this.pace = { intervalMs, tilePx };
	}

	/** The readings of the frame taken at `atMs` are back, with what to copy next. */
	answered(atMs: number, plans: readonly TilePlan[]): void {
		// Late as it may be, it is a sign of life.
		this.unanswered = 0;
		if (this.underWay?.atMs !== atMs) return;
		const tookMs = performance.now() - this.underWay.sentAtMs;
		this.tookMs = tookMs;
		this.patienceMs = Math.min(LONGEST_PATIENCE_MS, Math.max(ANSWER_WITHIN_MS, PATIENCE * tookMs));
		const takenAtMs = this.startedAtMs;
		for (const { tileId, afterMs, closeUps } of plans) {
			this.plans.set(tileId, { dueAtMs: takenAtMs + afterMs, closeUps });
			this.reads.set(tileId, (this.reads.get(tileId) ?? 0) + 1);
		}
		// A pipeline that still starts answers at once, and with nothing.
		this.isBehind &&= plans.length > 0;
		this.forget();
	}

	/** Whatever is under way is lost, or done. */
	forget(): void {
		this.underWay = null;
		this.planIn(this.untilNextMs());
	}

	private planIn(waitMs: number): void {
		this.view.clearTimeout(this.timer);
		if (this.options.signal.aborted) return;
		this.timer = this.view.setTimeout(() => void this.tick(), waitMs);
	}

	/** Until a tile is wanted: at the pace's interval where one has no plan yet. */
	private untilNextMs(): number {
		const readable = this.options.tiles().filter(({ tile }) => !tile.skipped);
		const dueAtMs = readable.map(({ tile }) => this.plans.get(tile.id)?.dueAtMs ?? 0);
		const restMs = this.isBehind ? 0 : this.pace.intervalMs;
		const nextAtMs = Math.max(Math.min(...dueAtMs), this.startedAtMs + restMs);
		return Math.min(MAX_WAIT_MS, Math.max(0, nextAtMs - performance.now()));
	}

	private async tick(): Promise<void> {
		const nowMs = performance.now();
		const isBusy = this.options.page.hidden || this.isPainting || this.isWaiting(nowMs);
		const due = isBusy ? [] : this.dueTiles(nowMs);
		if (due.length === 0) return this.planIn(Math.min(IDLE_MS, this.pace.intervalMs));
		this.startedAtMs = nowMs;
		this.isPainting = true;
		try {
			this.ship(await this.take(due, nowMs), due);
		} finally {
			this.isPainting = false;
			this.isBehind &&= this.underWay !== null;
			this.planIn(this.underWay === null ? this.untilNextMs() : IDLE_MS);
		}
	}

	/** Takes a picture of the most urgent tile, and of those that are read in the same way. */
	private async take(due: readonly FoundTile[], nowMs: number): Promise<Atlas | null> {
		const { page, painter, aim = aimAtTiles } = this.options;
		const { tilePx, intervalMs } = this.pace;
		const isCaptured = due[0]?.isCaptured === true;
		const alike = due.filter((found) => found.isCaptured === isCaptured);
		if (isCaptured) return aim(page, alike);
		const wanted = alike.map((found) => this.wantedOf(found, nowMs));
		return painter.paint(wanted, { tilePx, withinMs: intervalMs });
	}

	private isWaiting(nowMs: number): boolean {
		if (this.underWay === null) return false;
		if (nowMs - this.underWay.sentAtMs < this.patienceMs) return true;
		this.underWay = null;
		if (++this.unanswered >= 2) {
			this.unanswered = 0;
			this.patienceMs = Math.min(LONGEST_PATIENCE_MS, 2 * this.patienceMs);
			this.options.onSilence();
		}
		return false;
	}

	/** Of a large room, one frame may hold only some. */
	private dueTiles(nowMs: number): FoundTile[] {
		const readable = this.options.tiles().filter(({ tile }) => !tile.skipped);
		const ids = new Set(readable.map(({ tile }) => tile.id));
		for (const id of this.copiedAtMs.keys()) if (!ids.has(id)) this.copiedAtMs.delete(id);
		for (const id of this.plans.keys()) if (!ids.has(id)) this.plans.delete(id);
		for (const id of this.reads.keys()) if (!ids.has(id)) this.reads.delete(id);
		const ageOf = ({ tile }: FoundTile) => this.copiedAtMs.get(tile.id) ?? -1;
		const untilMs = nowMs + TOGETHER * this.pace.intervalMs;
		const due = readable
			.filter(({ tile }) => (this.plans.get(tile.id)?.dueAtMs ?? 0) <= untilMs)
			.filter(({ picture }) => this.options.frames.isFresh(picture.media, nowMs))
			.filter(({ picture }) => picture.isCurrent())
			.sort((a, b) => ageOf(a) - ageOf(b));
		return this.choose(due, nowMs).slice(0, MAX_TILES);
	}

	/**
	 * Those not copied for the longest time come first. But a face is shown once it was seen twice: of whole
	 * tiles, those read once and those never read go before the others, though not before all of them.
	 */
	private choose(due: readonly FoundTile[], nowMs: number): readonly FoundTile[] {
		const isWhole = (found: FoundTile) => this.wantedOf(found, nowMs).closeUps.length === 0;
		const whole = due.filter((found) => !found.isCaptured && isWhole(found));
		const readTimes = (times: number) =>
			whole.filter(({ tile }) => (this.reads.get(tile.id) ?? 0) === times);
		const first = [...readTimes(1).slice(0, MAX_ONCE), ...readTimes(0).slice(0, MAX_NEW)];
		const most = first.length > 0 && this.tookMs < QUICK_MS ? this.mostAtOnce() : MAX_TILES;
		const chosen = new Set([...new Set([...first, ...whole])].slice(0, most));
		this.isBehind = chosen.size < whole.length;
		return due.filter((found) => chosen.has(found) || !whole.includes(found));
	}

	private mostAtOnce(): number {
		return [...this.reads.values()].some((times) => times > 1) ? MAX_WHOLE : MAX_FIRST;
	}

	private wantedOf(found: FoundTile, nowMs: number): WantedCopy {
		const plan = this.plans.get(found.tile.id);
		const isKept = plan !== undefined && nowMs - plan.dueAtMs < PLAN_KEPT_MS;
		return { found, closeUps: isKept ? plan.closeUps : [] };
	}

	private ship(atlas: Atlas | null, due: readonly FoundTile[]): void {
		const nowMs = performance.now();
		const { frames, send, signal } = this.options;
		if (atlas === null || signal.aborted || nowMs - this.startedAtMs > STALE_MS) return;
		const copied = new Set(atlas.patches.map(({ tileId }) => tileId));
		// Whoever was left out while their picture was taken is not sent, nor is what was copied with it.
		if (this.options.tiles().some(({ tile }) => tile.skipped && copied.has(tile.id))) return;
		for (const { tile, picture } of due.filter((found) => copied.has(found.tile.id))) {
			frames.markCopied(picture.media);
			this.copiedAtMs.set(tile.id, nowMs);
		}
		const atMs = Math.round(performance.timeOrigin + this.startedAtMs);
		for (const tileId of copied) this.plans.delete(tileId);
		const { bytes, ...frame } = atlas;
		if (send({ kind: "frame", atMs, atlas: bytes, ...frame }))
			this.underWay = { atMs, sentAtMs: nowMs };
	}
}
