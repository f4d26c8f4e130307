import { frozenReading } from "../engine/frozen-reading.ts";
import { createOverlay, type Overlay } from "../overlay/create-overlay.ts";
import type { PlacedTile } from "../overlay/placed-tile.ts";
import type { FaceReading, TileReadings } from "../shared/readings.ts";
import { DEFAULT_SETTINGS, type Settings } from "../shared/settings.ts";
import type { OverlayWords } from "../shared/words.ts";

/** Readings older than this are no longer what the faces show. */
export const STALE_MS = 3000;

/**
 * Keeps an overlay in the page exactly while there are tiles, so that a page without a call, and each of
 * its frames, is left as it was.
 */
export class ReadingsDisplay {
	private overlay: Overlay | null = null;
	private settings: Settings = DEFAULT_SETTINGS;
	private words: OverlayWords = {};
	/** The latest readings of each tile that has any on the screen. */
	private shown = new Map<string, FaceReading[]>();
	private frozen: ReadonlySet<string> = new Set();
	private shownAtMs = 0;

	/** @param onContest The page keeps removing the overlay. */
	constructor(
		private readonly page: Document,
		private readonly onContest: () => void,
		private readonly signal: AbortSignal,
	) {}

	get isOpen(): boolean {
		return this.overlay !== null;
	}

	/** Tells whether the page has tiles now. */
	setOccupied(isOccupied: boolean): void {
		if (isOccupied) this.overlay ??= this.create();
		else this.close();
	}

	setSettings(settings: Settings): void {
		this.settings = settings;
		this.overlay?.setSettings(settings);
	}

	setWords(words: OverlayWords): void {
		this.words = words;
		this.overlay?.setWords(words);
	}

	place(tiles: readonly PlacedTile[]): void {
		this.overlay?.place(tiles);
	}

	show(tiles: readonly TileReadings[], atMs: number): void {
		this.shownAtMs = atMs;
		this.draw(tiles);
	}

	/** Marks these tiles, and no others, as those to look at. */
	attend(tileIds: readonly string[]): void {
		this.overlay?.attend(tileIds);
	}

	/** Tells whose videos have stopped: their labels fade to uncertain, until new readings come. */
	setFrozen(tileIds: readonly string[]): void {
		const stopped = tileIds.filter((tileId) => !this.frozen.has(tileId));
		this.frozen = new Set(tileIds);
		this.draw(stopped.map((tileId) => ({ tileId, readings: this.shown.get(tileId) ?? [] })));
	}

	/** Takes readings off the screen after which none have come for too long, but for frozen ones. */
	dropStale(atMs: number): void {
		if (atMs - this.shownAtMs < STALE_MS) return;
		const stale = [...this.shown.keys()].filter((tileId) => !this.frozen.has(tileId));
		this.draw(stale.map((tileId) => ({ tileId, readings: [] })));
	}

	/** Shows one sentence and nothing else. */
	showNotice(text: string, durationMs: number): void {
		this.close();
		this.overlay = this.create();
		this.overlay.notice(text, durationMs);
	}

	private draw(tiles: readonly TileReadings[]): void {
		if (tiles.length === 0) return;
		const drawn = tiles.map(({ tileId, readings }) => ({
			tileId,
			readings: this.frozen.has(tileId) ? readings.map(frozenReading) : readings,
		}));
		for (const { tileId, readings } of drawn)
			if (readings.length > 0) this.shown.set(tileId, readings);
			else this.shown.delete(tileId);
		this.overlay?.show(drawn);
	}

	private create(): Overlay {
		return createOverlay(this.page, {
			signal: this.signal,
			words: this.words,
			settings: this.settings,
			onContest: this.onContest,
		});
	}

	private close(): void {
		this.overlay?.dispose();
		this.overlay = null;
		this.shown.clear();
	}
}
