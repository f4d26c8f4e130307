import browser from "webextension-polyfill";
import type { PageWarning } from "../shared/diagnostics.ts";
import { FRAMES_PORT, type FramesDown, type PipelineStatus } from "../shared/frames.ts";
import { localeFor } from "../shared/locales.ts";
import type { Policy } from "../shared/policy.ts";
import { DEFAULT_SETTINGS, type Settings } from "../shared/settings.ts";
import { isOfCall, type Tile } from "../shared/tiles.ts";
import { type OverlayWords, wordsFromOverlay } from "../shared/words.ts";
import { askBackground } from "./ask-background.ts";
import { CheapestCopier } from "./copy-tiles.ts";
import { isExtensionAlive } from "./extension-context.ts";
import { type FramesPort, openFramesPort } from "./frames-port.ts";
import { markWarnings } from "./mark-warnings.ts";
import { TileObserver } from "./observe-tiles.ts";
import { isTopFrame, viewOf } from "./page-view.ts";
import { PaintWatch } from "./paint-watch.ts";
import { placeTiles, type TilePlacer } from "./place-tiles.ts";
import { loadPanelState, savePanelState, watchAttentionConsent } from "./room-storage.ts";
import { type FrameSampler, sampleFrames } from "./sample-frames.ts";
import { ReadingsDisplay } from "./show-readings.ts";
import { ShowRoom } from "./show-room.ts";
import { toldTiles } from "./told-tiles.ts";
import { watchEmbeddedFrames } from "./watch-embedded-frames.ts";
import { watchSettings } from "./watch-settings.ts";

export interface MeetingOptions {
	page: Document;
	/** Ends everything, and leaves the page as it was. */
	signal: AbortSignal;
	/** The extension is gone, and what was left to say has been said. */
	onEnd: () => void;
}

const NOTICE_MS = 10_000;
/** A newer version of the extension goes on by itself within this time, if it does. */
const TAKE_OVER_MS = 2500;
/** The element an overlay adds to the page, whichever version put it there. */
const OTHER_OVERLAY = "html > [popover='manual'][inert][aria-hidden='true']";
const UPDATED = "Expressly has ended here. If it was updated, switch it on again from the toolbar.";

/** Reads and labels the tiles of one frame of a page until the signal aborts. */
export function runMeeting(options: MeetingOptions): void {
	new MeetingRun(options).start();
}

class MeetingRun {
	private readonly gone = new AbortController();
	private readonly signal: AbortSignal;
	private readonly page: Document;
	private readonly display: ReadingsDisplay;
	private readonly contests = new Set<PageWarning>();
	private readonly observer: TileObserver;
	private readonly placer: TilePlacer;
	private readonly paints: PaintWatch;
	/** Null in a window beside the call's, which has no room for it. */
	private readonly room: ShowRoom | null;
	private readonly sampler: FrameSampler;
	private port: FramesPort | null = null;
	/** Whether the pipeline answers frames; while it starts, silence is no fault. */
	private isReady = false;
	private hasFailed = false;
	private settings: Settings = DEFAULT_SETTINGS;
	/** Nothing is looked at before it is known whose faces may be. */
	private isObserving = false;
	/** Whether participants' names may be read; not before the policy is known. */
	private mayName = false;
	private language: string | null = null;
	private updated = UPDATED;

	constructor(private readonly options: MeetingOptions) {
		const { page } = options;
		const signal = AbortSignal.any([options.signal, this.gone.signal]);
		[this.page, this.signal] = [page, signal];
		this.display = new ReadingsDisplay(page, () => this.onContest(), options.signal);
		this.paints = new PaintWatch(viewOf(page));
		const { untilPaintedMs } = this.paints;
		this.observer = new TileObserver(page, {
			signal,
			untilPaintedMs,
			onLayout: () => this.placer.wake(),
			onChange: ({ added, dropped }) => {
				this.tellTiles();
				if (added.length + dropped.length > 0) this.placer.wake();
			},
			onScan: () => this.onScan(),
		});
		const tiles = () => this.observer.tiles();
		this.placer = placeTiles({ page, signal, tiles, untilPaintedMs, onPlaced: this.display.place });
		this.room = page === document ? this.createRoom() : null;
		this.sampler = sampleFrames({
			page,
			signal,
			tiles,
			frames: this.observer.frames,
			painter: new CheapestCopier(viewOf(page)),
			send: (message) => this.port?.send(message) ?? false,
			onSilence: () => {
				if (this.isReady) this.port?.reopen();
			},
		});
	}

	start(): void {
		const { page, signal, room } = this;
		const ask = () => void askBackground("includeFrames").catch(() => this.onScan());
		watchEmbeddedFrames(page, ask, signal);
		if (room !== null) void watchAttentionConsent((isGiven) => room.setMayAttend(isGiven), signal);
		void watchSettings((...told) => this.onSettings(...told), signal);
		this.tellTiles();
	}

	private createRoom(): ShowRoom {
		return new ShowRoom({
			page: this.page,
			tiles: () => this.tilesToTell(),
			paces: this.display.paces,
			onAttend: (tileIds) => this.display.attend(tileIds),
			saveState: (state) => void savePanelState(state),
			signal: this.signal,
		});
	}

	private tellTiles(): void {
		if (this.signal.aborted) return;
		const tiles = this.observer.tiles();
		this.display.setTiles(tiles.map(({ tile }) => tile));
		this.room?.setOccupied(tiles.some(({ tile }) => isOfCall(tile)));
		if (tiles.length > 0 || isTopFrame(this.page)) this.port ??= this.openPort();
		const platform = this.observer.platform();
		this.port?.send({
			kind: "tiles",
			platform: platform.id,
			warnings: [...markWarnings(tiles, platform), ...this.contests],
			tiles: toldTiles(this.tilesToTell()),
		});
	}

	/** All tiles of the latest scan, with names only where they may be read. */
	private tilesToTell(): Tile[] {
		return this.observer.tiles().map(({ tile }) => (this.mayName ? tile : { ...tile, name: null }));
	}

	private openPort(): FramesPort {
		return openFramesPort({
			signal: this.signal,
			connect: () => browser.runtime.connect({ name: FRAMES_PORT }),
			ensureOffscreen: () => askBackground("ensureOffscreen"),
			isExtensionAlive,
			onOpen: () => {
				this.isReady = false;
				this.port?.send({ kind: "settings", settings: this.settings });
				this.sampler.forget();
				this.tellTiles();
			},
			onDown: (message) => this.onDown(message),
			onLost: () => this.sampler.forget(),
			onExtensionGone: () => this.leave(),
		});
	}

	private onDown(message: FramesDown): void {
		if (message.kind === "pace") this.sampler.setPace(message);
		if (message.kind === "readings") {
			this.sampler.answered(message.atMs, message.plans);
			const tiles = this.display.stillTrue(message.tiles, message.atMs - performance.timeOrigin);
			this.display.show(tiles, performance.now());
			this.room?.take(tiles, performance.now());
			this.tellDrawn(message.atMs);
		}
		if (message.kind === "capture") this.observer.setCaptured(message.isOn);
		if (message.kind === "status") this.onStatus(message.status);
	}

	/** Frames sent to a pipeline that was still starting may have been lost: once it is ready, another follows at once. */
	private onStatus(status: PipelineStatus): void {
		const wasReady = this.isReady;
		this.isReady = status.state === "ready";
		if (this.isReady && !wasReady) this.sampler.forget();
		if (status.state === "failed") {
			this.hasFailed = true;
			const { messageKey, detail } = status;
			void askBackground("reportFailure", messageKey, detail).catch(() => this.onScan());
		} else if (this.isReady && this.hasFailed) {
			this.hasFailed = false;
			void askBackground("reportRecovery").catch(() => this.onScan());
		}
	}

	/** Readings are on the screen once the frame that follows them is painted: of some it is told. */
	private tellDrawn(atMs: number): void {
		this.paints.wrote(() => {
			const ageMs = performance.timeOrigin + performance.now() - atMs;
			this.port?.send({ kind: "drawn", atMs, ageMs });
		});
	}

	private async onSettings(settings: Settings, policy: Policy): Promise<void> {
		this.settings = settings;
		const mayName = !policy.off.includes("names");
		// Names told so far are forgotten with the port that they came over.
		if (this.mayName && !mayName) this.port?.reopen();
		this.mayName = mayName;
		this.observer.setWho(settings.who);
		if (!this.isObserving) this.observer.start();
		this.isObserving = true;
		this.tellTiles();
		this.port?.send({ kind: "settings", settings });
		this.display.setSettings(settings);
		this.room?.setSettings(settings);
		if (this.language === settings.language) return;
		this.language = settings.language;
		const told: OverlayWords = await askBackground("words", settings.language).catch(() => ({}));
		const state = await loadPanelState();
		// Words asked for first may come last.
		if (this.signal.aborted || this.language !== settings.language) return;
		const words = wordsFromOverlay(localeFor(this.language, browser.i18n.getUILanguage()), told);
		this.display.setWords(words);
		this.room?.setState(state);
		this.room?.setWords(words);
		this.updated = told.overlay_updated ?? UPDATED;
	}

	private onScan(): void {
		this.display.age(performance.now());
		if (!isExtensionAlive()) this.leave();
	}

	private onContest(): void {
		this.contests.add("labels-removed");
		this.tellTiles();
	}

	/**
	 * Ends all at once, after the extension itself has gone. Where no newer version of it has taken over
	 * before long, one sentence says what to do.
	 */
	private leave(): void {
		if (this.signal.aborted) return;
		this.gone.abort();
		const { onEnd, signal } = this.options;
		const hasMoreToSay = () => !signal.aborted && this.page.querySelector(OTHER_OVERLAY) === null;
		const wait = this.display.isOpen ? TAKE_OVER_MS : 0;
		this.display.setTiles([]);
		setTimeout(() => {
			if (wait > 0 && hasMoreToSay()) this.display.showNotice(this.updated, NOTICE_MS);
			setTimeout(onEnd, wait > 0 ? NOTICE_MS : 0);
		}, wait);
	}
}
