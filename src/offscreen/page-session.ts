import type { FaceObservation } from "../engine/face-observation.ts";
import { isSamePace, type Pace } from "../engine/governor.ts";
import type { PageDiagnostics } from "../shared/diagnostics.ts";
import type { FramesDown, FramesUp, Patch, PipelineStatus } from "../shared/frames.ts";
import type { Baseline, NeutralFaces } from "../shared/neutral-faces.ts";
import type { TileReadings } from "../shared/readings.ts";
import { DEFAULT_SETTINGS, type Settings } from "../shared/settings.ts";
import { placeOnTile } from "./place-on-tile.ts";
import type { Look } from "./plan-looks.ts";
import { TileSession } from "./tile-session.ts";

type Message<Kind> = Extract<FramesUp<Blob>, { kind: Kind }>;
export type Frame = Message<"frame">;

/** What was found where. */
export interface Seen {
	look: Look;
	/** In pixels of the look's place, from its top left corner. */
	faces: readonly FaceObservation[];
}

/** "Drawn" of older frames than the latest so many is not waited for. */
const FRAMES_REMEMBERED = 16;

export interface PageOptions {
	tabId: number;
	frameId: number;
	/** Sends to the page; a page that has gone is no error. */
	post: (message: FramesDown) => void;
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
	private warnings: string[] = [];
	private tiles = new Map<string, TileSession>();
	/** Which tiles a frame showed, by its time. */
	private readonly shownAt = new Map<number, string[]>();
	private pace: Pace | undefined;

	constructor(private readonly options: PageOptions) {}

	isOf(tabId: number, frameId: number): boolean {
		return this.options.tabId === tabId && this.options.frameId === frameId;
	}

	setTiles({ platform, warnings, tiles }: Message<"tiles">): void {
		this.platform = platform;
		this.warnings = warnings;
		this.tiles = new Map(
			tiles.map((tile, index) => {
				const known = this.tiles.get(tile.id);
				known?.setTile(tile);
				return [tile.id, known ?? new TileSession(tile, this.options.nextTrackId, index)];
			}),
		);
	}

	/** Decides what of a frame to look at. Empty where no tile needs it. */
	planLooks({ atMs, patches }: Frame): Look[] {
		return patches.flatMap((patch) => this.tiles.get(patch.tileId)?.planLooks(atMs, patch) ?? []);
	}

	/** The patches to look at as a whole after all, since a face was not where it was expected. */
	planSecondLooks({ patches }: Frame, seen: readonly Seen[]): Patch[] {
		return patches.filter((patch) =>
			seen.some(
				({ look, faces }) => look.tileId === patch.tileId && look !== patch && faces.length === 0,
			),
		);
	}

	/** Reads what was seen in one frame, and sends the page its readings. */
	answer({ atMs, patches }: Frame, seen: readonly Seen[], threshold: number): void {
		const tiles = patches.flatMap((patch): TileReadings[] => {
			const tile = this.tiles.get(patch.tileId);
			const own = seen.filter(({ look }) => look.tileId === patch.tileId);
			if (tile === undefined || own.length === 0) return [];
			const placed = own.flatMap(({ look, faces }) => faces.map((face) => placeOnTile(face, look)));
			const { settings } = this;
			const baseline = this.options.neutralFaces().isUsed ? this.neutralFaceOf(tile) : undefined;
			const context = { atMs, frame: patch.source, settings, threshold, baseline, isLive: true };
			const isWhole = own.some(({ look }) => look === patch);
			const readings = tile.read(placed, context, { isWhole });
			this.keepLearned(tile);
			return [{ tileId: patch.tileId, readings }];
		});
		this.remember(atMs, patches);
		this.options.post({ kind: "readings", atMs, tiles });
	}

	/** Answers a frame that was not read, so that the page does not wait for it. */
	answerWithNothing(atMs: number): void {
		this.options.post({ kind: "readings", atMs, tiles: [] });
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
	tellPace({ intervalMs, tilePx }: Pace): void {
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

	private remember(atMs: number, patches: readonly Patch[]): void {
		this.shownAt.set(
			atMs,
			patches.map(({ tileId }) => tileId),
		);
		const [oldest] = this.shownAt.keys();
		if (this.shownAt.size > FRAMES_REMEMBERED && oldest !== undefined) this.shownAt.delete(oldest);
	}
}
