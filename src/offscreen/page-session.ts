import type { FaceObservation } from "../engine/face-observation.ts";
import { forgetOldest } from "../engine/forget-oldest.ts";
import { groupBy } from "../engine/group-by.ts";
import { isSamePace, type SampledPace } from "../engine/sampled-pace.ts";
import type { TilePace } from "../engine/tile-schedule.ts";
import type { PageDiagnostics, PageWarning } from "../shared/diagnostics.ts";
import type { FramesDown, FramesUp, PipelineStatus } from "../shared/frames.ts";
import type { Baseline, NeutralFaces } from "../shared/neutral-faces.ts";
import type { TileReadings } from "../shared/readings.ts";
import { DEFAULT_SETTINGS, type Settings } from "../shared/settings.ts";
import type { CapturedTab } from "./captured-tab.ts";
import type { CallReadings } from "./history-keeper.ts";
import type { Look } from "./plan-looks.ts";
import { TileSession } from "./tile-session.ts";

type Message<Kind> = Extract<FramesUp<Blob>, { kind: Kind }>;
export type Frame = Message<"frame">;
export type TilesMessage = Message<"tiles">;

/** What was found where. */
export interface Seen {
	look: Look;
	/** In pixels of the look's place, from its top left corner. */
	faces: readonly FaceObservation[];
}

export interface AnswerContext {
	/** The model card's: below this probability a label is uncertain. */
	threshold: number;
	pace: Omit<TilePace, "tiles">;
}

/** "Drawn" of older frames than the latest so many is not waited for. */
const FRAMES_REMEMBERED = 16;

export interface PageOptions {
	tabId: number;
	frameId: number;
	/** Sends to the page; a page that has gone is no error. */
	post: (message: FramesDown) => void;
	/** The tab's own picture, while that is captured. */
	capturedTab?: () => CapturedTab | undefined;
	nextTrackId: () => number;
	/** As they are now. */
	neutralFaces: () => NeutralFaces;
	/** A neutral face has been measured. */
	keepNeutralFace: (key: string, face: Baseline) => void;
}

/** One page frame with the overlay on: its tiles, its settings, and what is sent back to it. */
export class PageSession {
	/** As the page said them last. */
	settings: Settings = DEFAULT_SETTINGS;
	private platform = "";
	private warnings: PageWarning[] = [];
	private tiles = new Map<string, TileSession>();
	/** Tiles that were read, and are no longer, since the latest answer. */
	private left = new Set<string>();
	/** Which tiles a frame showed, by its time. */
	private readonly shownAt = new Map<number, string[]>();
	private pace: SampledPace | undefined;

	constructor(private readonly options: PageOptions) {}

	capturedTab(): CapturedTab | undefined {
		return this.options.capturedTab?.();
	}

	isOf(tabId: number, frameId: number): boolean {
		return this.options.tabId === tabId && this.options.frameId === frameId;
	}

	get tabId(): number {
		return this.options.tabId;
	}

	setTiles({ platform, warnings, tiles }: TilesMessage): void {
		this.platform = platform;
		this.warnings = warnings;
		const read = [...this.tiles].filter(([, tile]) => tile.isCopied()).map(([id]) => id);
		this.tiles = new Map(
			tiles.map((tile, index) => {
				const known = this.tiles.get(tile.id);
				known?.setTile(tile);
				return [tile.id, known ?? new TileSession(tile, this.options.nextTrackId, index)];
			}),
		);
		for (const id of read) if (this.tiles.get(id)?.isCopied() !== true) this.left.add(id);
	}

	/** Whether it shows a call. A lobby does not, nor do pictures that a call has left behind. */
	isInCall(): boolean {
		return [...this.tiles.values()].some((tile) => tile.isOfCall());
	}

	/** Decides what of a frame to look at. Empty where it shows no tile that is known. */
	planLooks({ atMs, patches }: Frame): Look[] {
		return patches.flatMap((patch) => this.tiles.get(patch.tileId)?.lookAt(atMs, patch) ?? []);
	}

	/**
	 * Reads what was seen in one frame, sends the page its readings and what to copy next, and hands the
	 * readings out.
	 */
	answer({ atMs, patches }: Frame, seen: readonly Seen[], context: AnswerContext): CallReadings {
		const { threshold, pace } = context;
		const bySeen = groupBy(seen, ({ look }) => look.tileId);
		const shown = [...new Set(patches.map(({ tileId }) => tileId))];
		const { settings } = this;
		const tiles = shown.flatMap((tileId): TileReadings[] => {
			const tile = this.tiles.get(tileId);
			const own = bySeen.get(tileId);
			if (tile === undefined || own === undefined) return [];
			const baseline = this.options.neutralFaces().isUsed ? this.neutralFaceOf(tile) : undefined;
			const readings = tile.read(own, { atMs, settings, threshold, baseline, isLive: true });
			this.keepLearned(tile);
			return readings === null ? [] : [{ tileId, readings }];
		});
		const count = [...this.tiles.values()].filter((tile) => tile.isCopied()).length;
		const plans = shown.flatMap(
			(tileId) => this.tiles.get(tileId)?.plan(atMs, { ...pace, tiles: count }) ?? [],
		);
		const { left } = this;
		this.left = new Set();
		this.remember(atMs, shown);
		this.options.post({ kind: "readings", atMs, tiles, plans });
		return {
			tabId: this.options.tabId,
			frameId: this.options.frameId,
			platform: this.platform,
			settings: this.settings,
			tiles,
			left: [...left],
			nameOf: (tileId) => this.tiles.get(tileId)?.name ?? null,
		};
	}

	/** Answers a frame that was not read, so that the page does not wait for it. */
	answerWithNothing(atMs: number): void {
		this.options.post({ kind: "readings", atMs, tiles: [], plans: [] });
	}

	drawn({ atMs, ageMs }: Message<"drawn">): void {
		for (const tileId of this.shownAt.get(atMs) ?? []) this.tiles.get(tileId)?.drawn(ageMs);
		this.shownAt.delete(atMs);
	}

	/** Starts to measure the neutral face of who is alone on a tile. */
	learnNeutralFace(tileId: string): void {
		this.tiles.get(tileId)?.learnNeutral();
	}

	tellStatus(status: PipelineStatus): void {
		this.options.post({ kind: "status", status });
	}

	/** Tells the pace, unless the page keeps nearly that one. */
	tellPace({ intervalMs, tilePx }: SampledPace): void {
		const wanted = { intervalMs, tilePx };
		if (this.pace !== undefined && isSamePace(this.pace, wanted)) return;
		this.pace = wanted;
		this.options.post({ kind: "pace", ...wanted });
	}

	diagnostics(atMs: number): PageDiagnostics {
		const { tabId, frameId } = this.options;
		return {
			tabId,
			frameId,
			platform: this.platform,
			warnings: this.warnings,
			captured: this.capturedTab() !== undefined,
			tiles: [...this.tiles.values()].map((tile) =>
				tile.diagnostics(atMs, this.neutralFaceOf(tile) !== undefined),
			),
		};
	}

	private neutralFaceOf(tile: TileSession): Baseline | undefined {
		const key = tile.neutralKey(this.platform);
		return key === null ? undefined : this.options.neutralFaces().faces[key];
	}

	private keepLearned(tile: TileSession): void {
		const key = tile.neutralKey(this.platform);
		const learned = key === null ? null : tile.takeLearned();
		if (key !== null && learned !== null) this.options.keepNeutralFace(key, learned);
	}

	private remember(atMs: number, tileIds: string[]): void {
		this.shownAt.set(atMs, tileIds);
		forgetOldest(this.shownAt, FRAMES_REMEMBERED);
	}
}
