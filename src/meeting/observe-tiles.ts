import type { Settings } from "../shared/settings.ts";
import { CanvasActivity } from "./canvas-activity.ts";
import { type FoundTile, TileFinder } from "./find-tiles.ts";
import { FrameWatch } from "./frame-watch.ts";
import { listPictures } from "./list-pictures.ts";
import { viewOf } from "./page-view.ts";
import type { Platform } from "./platform.ts";
import { platformOf } from "./platforms.ts";
import { openOrClosedShadowRoot, ShadowRootSearch } from "./shadow-roots.ts";
import { watchPage } from "./watch-page.ts";

/** What one scan found different from the last. */
export interface TileChanges {
	added: FoundTile[];
	/** Ids of tiles that are gone. */
	dropped: string[];
	changed: FoundTile[];
}

export interface TileObserver {
	/** Makes the first scan at once, and others at intervals. */
	start(): void;
	/** Every tile of the latest scan, those that are not read included. */
	tiles(): readonly FoundTile[];
	platform(): Platform;
	frames: FrameWatch;
	setWho(who: Settings["who"]): void;
}

interface ObserveOptions {
	onChange: (changes: TileChanges) => void;
	/** A scan has ended, whether it found a change or not. */
	onScan: () => void;
	/** Something may have moved. */
	onLayout: () => void;
	signal: AbortSignal;
}

/** Scans follow one another at this distance: a camera switched off is noticed, a busy page is not slowed. */
const SCAN_EVERY_MS = 500;
/** The search for shadow roots goes through all of a page; this much of it at a time, this often. */
const SEARCH_MS = 2;
const SEARCH_AGAIN_MS = 2000;

/** Watches a page for tiles until `signal` aborts, and reports what came, went and changed. */
export function observeTiles(page: Document, options: ObserveOptions): TileObserver {
	const { signal, onChange, onScan, onLayout } = options;
	const view = viewOf(page);
	const activity = new CanvasActivity();
	const frames = new FrameWatch(activity);
	const search = new ShadowRootSearch(page);
	const finder = new TileFinder(tilePrefix(), frames);
	let platform = platformOf(page, page.location.hostname);
	let who: Settings["who"] = "everyone";
	let found: FoundTile[] = [];
	let structureChanged = true;
	let searchDone = false;
	let searchedAtMs = Number.NEGATIVE_INFINITY;

	const watcher = watchPage(
		page,
		{
			onStructure: () => {
				structureChanged = true;
			},
			onLayout,
		},
		signal,
	);
	const searchShadows = (atMs: number) => {
		if (searchDone && !(structureChanged && atMs - searchedAtMs > SEARCH_AGAIN_MS)) return;
		const until = performance.now() + SEARCH_MS;
		searchDone = search.advance(() => performance.now() > until);
		if (searchDone) searchedAtMs = atMs;
		for (const root of search.roots()) watcher.include(root);
	};
	const scan = () => {
		const atMs = performance.now();
		searchShadows(atMs);
		if (structureChanged) platform = platformOf(page, page.location.hostname);
		structureChanged = false;
		const roots = [page, ...search.roots()];
		const listed = listPictures(roots, platform, activity, openOrClosedShadowRoot);
		if (listed.canvases.length > 0)
			view.requestAnimationFrame(() => activity.look(listed.canvases, performance.now()));
		const before = found;
		found = finder.find(listed.pictures, { platform, who, atMs });
		watcher.arm();
		const changes = compareTiles(before, found);
		if (changes.added.length + changes.dropped.length + changes.changed.length > 0)
			onChange(changes);
		onScan();
	};
	let timer: number | undefined;
	signal.addEventListener("abort", () => view.clearInterval(timer));
	page.addEventListener("visibilitychange", () => frames.reset(), { signal });
	page.addEventListener("fullscreenchange", scan, { signal });
	return {
		start: () => {
			timer = view.setInterval(() => {
				if (!page.hidden) scan();
			}, SCAN_EVERY_MS);
			scan();
		},
		tiles: () => found,
		platform: () => platform,
		frames,
		setWho: (chosen) => {
			if (who === chosen) return;
			who = chosen;
			scan();
		},
	};
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
	return a.picture.media === b.picture.media && JSON.stringify(a.tile) === JSON.stringify(b.tile);
}

/** Frames of one tab count their tiles apart from each other. */
function tilePrefix(): string {
	return `${Math.random().toString(36).slice(2, 8)}-`;
}
