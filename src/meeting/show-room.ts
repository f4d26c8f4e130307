import {
	type AttentionEntry,
	AttentionList,
	LONGEST_SILENCE_MS,
} from "../engine/attention-list.ts";
import { Room } from "../engine/room.ts";
import type { RoomTile } from "../engine/room-members.ts";
import type { TilePaces } from "../engine/tile-paces.ts";
import { createRoomPanel, type RoomPanel } from "../overlay/create-room-panel.ts";
import { DEFAULT_PANEL_STATE, type PanelState } from "../shared/panel-place.ts";
import type { FaceReading, TileReadings } from "../shared/readings.ts";
import { DEFAULT_SETTINGS, type Settings } from "../shared/settings.ts";
import type { Tile } from "../shared/tiles.ts";
import type { Words } from "../shared/words.ts";

export interface ShowRoomOptions {
	page: Document;
	/** All tiles of the latest scan. */
	tiles: () => readonly Tile[];
	/** How long the readings of each tile may stand. */
	paces: TilePaces;
	/** Marks the tiles to look at, and no others. */
	onAttend: (tileIds: readonly string[]) => void;
	/** Keeps where the user has put the panel. */
	saveState: (state: PanelState) => void;
	signal: AbortSignal;
}

const EVERY_MS = 1000;
/** A page rearranges its tiles in less; between a call and the next, or a room of it and another, more goes by. */
const LEFT_AFTER_MS = 2000;
/** A frame of the page smaller than this, in CSS px, would be covered by the panel. */
const LEAST_WINDOW = { width: 320, height: 240 } as const;

/**
 * Sums up the tiles of a page once a second, in a panel that is there exactly while the page has tiles
 * of a call and the user wants it. The sums themselves outlast a moment without tiles, and a longer one without the
 * people seen before it.
 */
export class ShowRoom {
	private readonly room = new Room();
	private readonly attention = new AttentionList();
	private readonly latest = new Map<string, readonly FaceReading[]>();
	private toldAtMs = Number.NEGATIVE_INFINITY;
	private panel: { panel: RoomPanel; closed: AbortController } | null = null;
	private settings: Settings = DEFAULT_SETTINGS;
	private state: PanelState = DEFAULT_PANEL_STATE;
	private words: Words | null = null;
	/** Since when the page has shown no call; null while it shows one. */
	private emptySinceMs: number | null = null;
	private isOccupied = false;
	private mayAttend = false;

	constructor(private readonly options: ShowRoomOptions) {
		const timer = setInterval(() => this.sumUp(performance.now()), EVERY_MS);
		options.signal.addEventListener("abort", () => clearInterval(timer));
	}

	/** Tells whether the page has tiles of a call now. */
	setOccupied(isOccupied: boolean): void {
		const atMs = performance.now();
		if (isOccupied && atMs - (this.emptySinceMs ?? atMs) > LEFT_AFTER_MS) this.room.leave();
		this.emptySinceMs = isOccupied ? null : (this.emptySinceMs ?? atMs);
		this.isOccupied = isOccupied;
		this.openOrClose();
	}

	setSettings(settings: Settings): void {
		this.settings = settings;
		this.openOrClose();
		this.sumUp(performance.now());
	}

	/** How the user has left the panel; told once, before it is opened. */
	setState(state: PanelState): void {
		this.state = state;
	}

	setWords(words: Words): void {
		this.words = words;
		this.panel?.panel.setWords(words);
		this.openOrClose();
	}

	/** Whether the user has agreed, on this machine, to have tiles listed. */
	setMayAttend(mayAttend: boolean): void {
		this.mayAttend = mayAttend;
		this.sumUp(performance.now());
	}

	/** Takes in new readings; tiles not named keep theirs. */
	take(tiles: readonly TileReadings[], atMs: number): void {
		for (const { tileId, readings } of tiles) this.latest.set(tileId, readings);
		if (tiles.length > 0) this.toldAtMs = atMs;
	}

	private openOrClose(): void {
		const { page, saveState, signal } = this.options;
		const isWanted = this.isOccupied && this.settings.room && hasRoomFor(page) && !signal.aborted;
		if (!isWanted) {
			this.panel?.closed.abort();
			this.panel = null;
			this.options.onAttend([]);
			return;
		}
		if (this.panel !== null || this.words?.has("room_title") !== true) return;
		const closed = new AbortController();
		const panel = createRoomPanel(page, {
			signal: AbortSignal.any([closed.signal, signal]),
			words: this.words,
			state: this.state,
			onState: (state) => {
				this.state = state;
				saveState(state);
			},
			onDismiss: (tileId) => this.answer(() => this.attention.dismiss(tileId)),
			onSnooze: (tileId) => this.answer(() => this.attention.snooze(tileId)),
		});
		this.panel = { panel, closed };
	}

	/** Does what the user asked of an entry, and shows it at once. */
	private answer(act: () => void): void {
		act();
		this.sumUp(performance.now());
	}

	private sumUp(atMs: number): void {
		if (this.panel === null || this.options.page.hidden) return;
		const tiles = this.tilesNow(atMs);
		// Where no tile is to be read, as beside a shared screen with tiny ones, there is nothing to wait for.
		const isFresh = this.latest.size > 0 || tiles.every(({ tile }) => tile.skipped !== undefined);
		// On a machine that is slow for a moment, what the panel shows does not flicker.
		if (!isFresh && atMs - this.toldAtMs < LONGEST_SILENCE_MS) return;
		const figures = isFresh ? this.room.observe(tiles, atMs, this.settings) : null;
		const attention = this.attentionNow(isFresh ? tiles : null, atMs);
		const { roomMinFaces: minFaces, roomMemorySeconds: memorySeconds } = this.settings;
		this.panel.panel.show({ figures, attention, minFaces, memorySeconds });
		this.options.onAttend((attention ?? []).map(({ tileId }) => tileId));
	}

	/** @param tiles Null while nothing is known any more: the list is then empty. */
	private attentionNow(tiles: readonly RoomTile[] | null, atMs: number): AttentionEntry[] | null {
		if (this.mayAttend && this.settings.attention)
			return tiles === null ? [] : this.attention.update(tiles, atMs, this.settings);
		this.attention.reset();
		return null;
	}

	private tilesNow(atMs: number): RoomTile[] {
		const { tiles: tilesOf, paces } = this.options;
		const tiles = tilesOf();
		const ids = new Set(tiles.map(({ id }) => id));
		for (const tileId of this.latest.keys())
			if (!ids.has(tileId) || paces.standing(tileId, atMs) === "gone") this.latest.delete(tileId);
		return tiles.map((tile) => ({ tile, readings: this.latest.get(tile.id) ?? null }));
	}
}

function hasRoomFor({ defaultView }: Document): boolean {
	return (
		defaultView !== null &&
		defaultView.innerWidth >= LEAST_WINDOW.width &&
		defaultView.innerHeight >= LEAST_WINDOW.height
	);
}
