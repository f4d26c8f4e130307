import { createOverlay, type Overlay } from "../overlay/create-overlay.ts";
import type { PlacedTile } from "../overlay/placed-tile.ts";
import type { TileReadings } from "../shared/readings.ts";
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
	private shown: TileReadings[] = [];
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

	show(readings: TileReadings[], atMs: number): void {
		this.shown = readings;
		this.shownAtMs = atMs;
		this.overlay?.show(readings);
	}

	/** Marks these tiles, and no others, as those to look at. */
	attend(tileIds: readonly string[]): void {
		this.overlay?.attend(tileIds);
	}

	/** Takes readings off the screen after which none have come for too long. */
	dropStale(atMs: number): void {
		if (this.shown.length === 0 || atMs - this.shownAtMs < STALE_MS) return;
		this.overlay?.show(this.shown.map(({ tileId }) => ({ tileId, readings: [] })));
		this.shown = [];
	}

	/** Shows one sentence and nothing else. */
	showNotice(text: string, durationMs: number): void {
		this.close();
		this.overlay = this.create();
		this.overlay.notice(text, durationMs);
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
		this.shown = [];
	}
}
