import { frozenReading } from "../engine/frozen-reading.ts";
import { groupBy } from "../engine/group-by.ts";
import { type Scale, scaleReading } from "../engine/picture-size.ts";
import { TilePaces } from "../engine/tile-paces.ts";
import { createOverlay, type Overlay } from "../overlay/create-overlay.ts";
import type { PlacedTile } from "../overlay/placed-tile.ts";
import type { FaceReading, TileReadings } from "../shared/readings.ts";
import { DEFAULT_SETTINGS, type Settings } from "../shared/settings.ts";
import type { Tile } from "../shared/tiles.ts";
import { createWords, type Words } from "../shared/words.ts";
import { HandsWatch } from "./watch-hands.ts";

/**
 * A frozen label says for so long that its video has stopped, in milliseconds. Longer it may stand over a placeholder
 * that the page has laid over the last picture of a camera that is off.
 */
const FROZEN_MS = 10_000;

/**
 * Keeps an overlay in the page exactly while there are tiles, so that a page without a call, and each of
 * its frames, is left as it was.
 */
export class ReadingsDisplay {
	/** How long the readings of each tile may stand. */
	readonly paces = new TilePaces();
	private readonly hands = new HandsWatch();
	private overlay: Overlay | null = null;
	private settings: Settings = DEFAULT_SETTINGS;
	private words: Words = createWords("en", {}, {});
	/** The latest readings of each tile that has any on the screen. */
	private shown = new Map<string, FaceReading[]>();
	/** Tiles whose picture has another size now: their labels are drawn anew once they are placed by it. */
	private resized: string[] = [];
	/** The tiles whose video has stopped, and since when. */
	private frozen: ReadonlyMap<string, number> = new Map();

	/** @param onContest The page keeps removing the overlay. */
	constructor(
		private readonly page: Document,
		private readonly onContest: () => void,
		private readonly signal: AbortSignal,
	) {}

	get isOpen(): boolean {
		return this.overlay !== null;
	}

	/**
	 * Tells all tiles the page has now. What one showed before it changed hands goes at once; the labels of
	 * videos that have stopped fade to uncertain for a while, or until new readings come.
	 */
	setTiles(tiles: readonly Tile[]): void {
		if (tiles.length > 0) this.overlay ??= this.create();
		else this.close();
		this.paces.keep(new Set(tiles.map(({ id }) => id)));
		const nowMs = performance.now();
		const changes = this.hands.take(tiles, nowMs);
		this.end(changes.filter(({ scale }) => scale === null).map(({ tileId }) => tileId));
		for (const { tileId, scale } of changes) if (scale !== null) this.resize(tileId, scale);
		this.setFrozen(
			tiles.filter(isStopped).map(({ id }) => id),
			nowMs,
		);
	}

	setSettings(settings: Settings): void {
		this.settings = settings;
		this.overlay?.setSettings(settings);
	}

	setWords(words: Words): void {
		this.words = words;
		this.overlay?.setWords(words);
	}

	readonly place = (tiles: readonly PlacedTile[]) => {
		this.overlay?.place(tiles);
		this.drawAgain(this.resized);
		this.resized = [];
	};

	/**
	 * Leaves out readings of pictures that were taken before their tile changed hands: they are of somebody else, or
	 * of another size.
	 */
	stillTrue(tiles: readonly TileReadings[], takenAtMs: number): TileReadings[] {
		return tiles.filter(({ tileId }) => this.hands.isOfSame(tileId, takenAtMs));
	}

	show(tiles: readonly TileReadings[], atMs: number): void {
		this.paces.take(
			tiles.map(({ tileId }) => tileId),
			atMs,
		);
		this.draw(tiles);
	}

	/** Marks these tiles, and no others, as those to look at. */
	attend(tileIds: readonly string[]): void {
		this.overlay?.attend(tileIds);
	}

	/**
	 * Dims the labels after which no reading has come for longer than is usual for their tile, and takes
	 * those off the screen that nothing stands for any more. Frozen ones stay longer: they claim nothing.
	 */
	age(atMs: number): void {
		const standing = groupBy([...this.shown.keys()], (tileId) => {
			const frozenAtMs = this.frozen.get(tileId);
			if (frozenAtMs === undefined) return this.paces.standing(tileId, atMs);
			return atMs - frozenAtMs > FROZEN_MS ? "gone" : "fresh";
		});
		this.end(standing.get("gone") ?? []);
		this.overlay?.hold(standing.get("held") ?? []);
	}

	/** Shows one sentence and nothing else. */
	showNotice(text: string, durationMs: number): void {
		this.close();
		this.overlay = this.create();
		this.overlay.notice(text, durationMs);
	}

	private end(tileIds: readonly string[]): void {
		this.draw(tileIds.map((tileId) => ({ tileId, readings: [] })));
	}

	private resize(tileId: string, scale: Scale): void {
		const readings = this.shown.get(tileId);
		if (readings === undefined) return;
		this.shown.set(
			tileId,
			readings.map((one) => scaleReading(one, scale)),
		);
		this.resized.push(tileId);
	}

	private drawAgain(tileIds: readonly string[]): void {
		this.draw(tileIds.map((tileId) => ({ tileId, readings: this.shown.get(tileId) ?? [] })));
	}

	private setFrozen(tileIds: readonly string[], nowMs: number): void {
		const stopped = tileIds.filter((tileId) => !this.frozen.has(tileId));
		this.frozen = new Map(tileIds.map((tileId) => [tileId, this.frozen.get(tileId) ?? nowMs]));
		this.drawAgain(stopped);
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

const isStopped = ({ skipped }: Tile) => skipped === "no-frames";
