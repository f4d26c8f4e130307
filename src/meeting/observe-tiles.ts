import type { Settings } from "../shared/settings.ts";
import type { Tile } from "../shared/tiles.ts";
import { placeInTab } from "./aim-at-tiles.ts";
import { CanvasActivity } from "./canvas-activity.ts";
import { type FoundTile, TileFinder } from "./find-tiles.ts";
import { FrameWatch } from "./frame-watch.ts";
import { listPictures } from "./list-pictures.ts";
import { hostOfPage, viewOf } from "./page-view.ts";
import type { Platform } from "./platform.ts";
import { platformOf } from "./platforms.ts";
import { openOrClosedShadowRoot, ShadowRootSearch } from "./shadow-roots.ts";
import { type PageWatcher, watchPage } from "./watch-page.ts";

/** What one scan found different from the last. */
export interface TileChanges {
	added: FoundTile[];
	/** Ids of tiles that are gone. */
	dropped: string[];
	changed: FoundTile[];
}

interface ObserveOptions {
	onChange: (changes: TileChanges) => void;
	/** A scan has ended, whether it found a change or not, or was left out. */
	onScan: () => void;
	/** Something may have moved. */
	onLayout: () => void;
	/** In how many milliseconds what was written to the page will have been painted: a scan waits for that. */
	untilPaintedMs?: () => number;
	signal: AbortSignal;
}

/**
 * Scans follow one another at this distance: a camera switched off is noticed, a busy page is not slowed. Of a page
 * at rest every other one is left out.
 */
const SCAN_EVERY_MS = 500;
/** But a video that begins to show another is looked at sooner: labels of who was there must not stand over who is. */
const SCAN_AGAIN_MS = 150;
/** A canvas that is empty between its frames is waited for so long: one in so many of the page's frames suffices. */
const FRAMES_TO_LOOK = 8;
/** The search for shadow roots goes through all of a page; this much of it at a time, and not again before so long. */
const SEARCH_MS = 2;
const SEARCH_AGAIN_MS = 2000;
/** An element may be given one with nothing else changing: so often it is looked for in any case. */
const SEARCH_ANYWAY_MS = 8000;

/** Watches a page for tiles until its signal aborts, and reports what came, went and changed. */
export class TileObserver {
	readonly frames: FrameWatch;
	private readonly view: Window;
	private readonly activity = new CanvasActivity();
	private readonly finder: TileFinder;
	private readonly search: ShadowRootSearch;
	private watcher: PageWatcher | null = null;
	private found: FoundTile[] = [];
	private known: Platform;
	private who: Settings["who"] = "everyone";
	private captured = false;
	private structureChanged = true;
	/** Whether a canvas has to be looked at again and again to tell whether it moves. */
	private hasCanvases = false;
	private hasRested = false;
	private scannedAtMs = Number.NEGATIVE_INFINITY;
	private soon: number | undefined;
	private searchedAtMs = Number.NEGATIVE_INFINITY;
	private searchDone = false;
	/** Something has come since the latest search began. */
	private isUnsearched = false;

	constructor(
		private readonly page: Document,
		private readonly options: ObserveOptions,
	) {
		this.view = viewOf(page);
		this.frames = new FrameWatch(this.activity);
		this.finder = new TileFinder(tilePrefix(), this.frames);
		this.search = new ShadowRootSearch(page);
		this.known = platformOf(page, hostOfPage());
	}

	/** Makes the first scan at once, and others at intervals. */
	start(): void {
		const { page, view } = this;
		const { signal, onLayout } = this.options;
		const onStructure = () => {
			this.structureChanged = true;
		};
		const onMedia = () => {
			onStructure();
			const waitMs = Math.max(0, this.scannedAtMs + SCAN_AGAIN_MS - performance.now());
			this.soon ??= view.setTimeout(scanPainted, waitMs);
		};
		this.watcher = watchPage(page, { onStructure, onMedia, onLayout }, signal);
		const scan = () => {
			if (page.hidden || signal.aborted) return;
			const undecidedMs = this.untilDecidedMs();
			this.hasRested = undecidedMs === null && this.isAtRest() && !this.hasRested;
			if (this.hasRested) return this.options.onScan();
			// Of a camera that is just being switched off, this scan would come too early, and the next late.
			if (undecidedMs) this.soon ??= view.setTimeout(scanPainted, undecidedMs);
			else scanPainted();
		};
		const scanPainted = () => {
			if (page.hidden || signal.aborted) return;
			const waitMs = this.options.untilPaintedMs?.() ?? 0;
			if (waitMs > 0) view.setTimeout(scanPainted, waitMs);
			else this.scan();
		};
		const timer = view.setInterval(scan, SCAN_EVERY_MS);
		signal.addEventListener("abort", () => view.clearInterval(timer));
		// Labels of before stand over whoever is there when the page is shown again: until it is looked at.
		const onVisibility = () => {
			this.frames.reset();
			if (!page.hidden) this.scan();
		};
		page.addEventListener("visibilitychange", onVisibility, { signal });
		page.addEventListener("fullscreenchange", () => this.scan(), { signal });
		this.scan();
	}

	/** Every tile of the latest scan, those that are not read included. */
	tiles(): readonly FoundTile[] {
		return this.found;
	}

	platform(): Platform {
		return this.known;
	}

	setWho(who: Settings["who"]): void {
		if (this.who === who) return;
		this.who = who;
		this.scan();
	}

	/** @param isOn Whether the tab's own picture is at hand; of use only where this page's place in it is known. */
	setCaptured(isOn: boolean): void {
		const captured = isOn && placeInTab(this.page) !== null;
		if (this.captured === captured) return;
		this.captured = captured;
		this.scan();
	}

	/** Nothing has come or gone since the last scan, and all there is tells of itself. */
	private isAtRest(): boolean {
		const isSettled = !this.structureChanged && !this.hasCanvases && this.searchDone;
		return isSettled && this.found.every(({ picture }) => picture.isCurrent());
	}

	/** In how many milliseconds it is known of all videos that pause now whether they have stopped; null where none does. */
	private untilDecidedMs(): number | null {
		const atMs = performance.now();
		const waits = this.found.flatMap(
			({ picture }) => this.frames.untilDecidedMs(picture.media, this.scannedAtMs, atMs) ?? [],
		);
		return waits.length === 0 ? null : Math.max(...waits);
	}

	private scan(): void {
		const { page, activity, options, who, captured } = this;
		const atMs = performance.now();
		this.scannedAtMs = atMs;
		this.view.clearTimeout(this.soon);
		this.soon = undefined;
		this.searchShadows(atMs);
		const isRestless = this.structureChanged;
		if (isRestless) this.known = platformOf(page, hostOfPage());
		this.structureChanged = false;
		const roots = [page, ...this.search.roots()];
		const listed = listPictures(roots, this.known, activity, openOrClosedShadowRoot);
		this.hasCanvases = listed.canvases.length > 0;
		if (this.hasCanvases) this.lookAt(listed.canvases, FRAMES_TO_LOOK);
		const before = this.found;
		this.found = this.finder.find(listed.pictures, {
			platform: this.known,
			who,
			captured,
			atMs,
			isRestless,
		});
		this.watcher?.arm();
		const changes = compareTiles(before, this.found);
		if (changes.added.length + changes.dropped.length + changes.changed.length > 0)
			options.onChange(changes);
		options.onScan();
	}

	/** Looks at canvases in the next of the page's frames, and at those between two of their own in so many more. */
	private lookAt(canvases: readonly HTMLCanvasElement[], frames: number): void {
		this.view.requestAnimationFrame(() => {
			if (this.options.signal.aborted) return;
			const empty = this.activity.look(canvases, performance.now());
			if (empty.length > 0 && frames > 1) this.lookAt(empty, frames - 1);
		});
	}

	private searchShadows(atMs: number): void {
		this.isUnsearched ||= this.structureChanged;
		const waitMs = this.isUnsearched ? SEARCH_AGAIN_MS : SEARCH_ANYWAY_MS;
		if (this.searchDone && atMs - this.searchedAtMs <= waitMs) return;
		if (this.searchDone) this.isUnsearched = false;
		const untilMs = performance.now() + SEARCH_MS;
		this.searchDone = this.search.advance(() => performance.now() > untilMs);
		if (this.searchDone) this.searchedAtMs = atMs;
		for (const root of this.search.roots()) this.watcher?.include(root);
	}
}

/** What differs between two scans, by tile id. */
function compareTiles(before: readonly FoundTile[], after: readonly FoundTile[]): TileChanges {
	const old = new Map(before.map((found) => [found.tile.id, found]));
	const kept = new Set(after.map(({ tile }) => tile.id));
	return {
		added: after.filter(({ tile }) => !old.has(tile.id)),
		dropped: [...old.keys()].filter((id) => !kept.has(id)),
		changed: after.filter((found) => {
			const then = old.get(found.tile.id);
			return then !== undefined && !isSame(then, found);
		}),
	};
}

function isSame(a: FoundTile, b: FoundTile): boolean {
	return a.picture.media === b.picture.media && isSameTile(a.tile, b.tile);
}

/** Tiles are flat. */
function isSameTile(a: Tile, b: Tile): boolean {
	const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Tile>;
	return [...names].every((name) => a[name] === b[name]);
}

/** Frames of one tab count their tiles apart from each other. */
function tilePrefix(): string {
	return `${Math.random().toString(36).slice(2, 8)}-`;
}
