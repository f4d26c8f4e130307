import type { FaceObservation } from "../engine/face-observation.ts";
import type { FrameContext } from "../engine/face-reader.ts";
import { frozenReading } from "../engine/frozen-reading.ts";
import { TileReader } from "../engine/tile-reader.ts";
import type { TileDiagnostics } from "../shared/diagnostics.ts";
import type { Patch } from "../shared/frames.ts";
import type { Baseline } from "../shared/neutral-faces.ts";
import { type NeutralFaceState, neutralKey } from "../shared/neutral-faces.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Tile } from "../shared/tiles.ts";
import { QuantileMeter, RateMeter } from "./meters.ts";
import { type Look, lookClosely } from "./plan-looks.ts";

/** At least this often the whole tile is looked at, for faces that have come. */
const WHOLE_EVERY_MS = 800;

/** Tiles do so at different times, or all of them would cost most in one frame. */
const STAGGER_MS = 100;
const STAGGERED = 5;

/** An empty tile takes longest to look at. After so long it is looked at less often; */
const EMPTY_AFTER_MS = 2000;

/** a face that comes then waits for its reading by this much more at most. */
const EMPTY_EVERY_MS = 600;

/** What is known of one tile over its life: its face tracks, and how well it is served. */
export class TileSession {
	private readonly reader: TileReader;
	private readonly rate = new RateMeter();
	private readonly ages = new QuantileMeter();
	private latest: FaceReading[] = [];
	private owner: string | null;
	private wholeAtMs = Number.NEGATIVE_INFINITY;
	/** When there was last a face, or the tile was new. */
	private faceAtMs: number | undefined;
	private readonly wholeEveryMs: number;
	private isLearning = false;

	constructor(
		private tile: Tile,
		nextTrackId: () => number,
		ordinal = 0,
	) {
		this.wholeEveryMs = WHOLE_EVERY_MS + STAGGER_MS * (ordinal % STAGGERED);
		this.reader = new TileReader(nextTrackId);
		this.owner = tile.name;
	}

	/** Takes over what the page says of the tile now. Where the picture changed hands its tracks end. */
	setTile(tile: Tile): void {
		const isOtherOwner = tile.name !== null && this.owner !== null && tile.name !== this.owner;
		const isOtherPicture =
			tile.kind !== this.tile.kind ||
			tile.width !== this.tile.width ||
			tile.height !== this.tile.height;
		const isFrozen = tile.skipped === "no-frames";
		if (isOtherOwner || isOtherPicture || (tile.skipped !== undefined && !isFrozen)) this.forget();
		else if (isFrozen) this.freeze();
		// A name that is missing for a while, as when a tile is pinned, is no other name.
		this.owner = tile.name ?? this.owner;
		this.tile = tile;
	}

	/**
	 * Decides what to look at in a frame: closely at each face that is well known, which is quicker and
	 * surer than finding it again, or at the whole. Nothing is left out for long.
	 *
	 * @returns Empty where the tile can wait for a later frame.
	 */
	planLooks(atMs: number, patch: Patch): Look[] {
		const sinceMs = Math.abs(atMs - this.wholeAtMs);
		const emptyMs = atMs - (this.faceAtMs ?? atMs);
		if (this.latest.length === 0 && emptyMs > EMPTY_AFTER_MS && sinceMs < EMPTY_EVERY_MS) return [];
		const expected = sinceMs < this.wholeEveryMs ? this.reader.expected(atMs) : null;
		return expected === null ? [patch] : lookClosely(patch, expected);
	}

	/**
	 * Reads the faces that one frame shows on this tile.
	 *
	 * @param isWhole Whether all of the tile was looked at for them.
	 */
	read(
		faces: readonly FaceObservation[],
		context: FrameContext,
		{ isWhole }: { isWhole: boolean },
	): FaceReading[] {
		const { atMs } = context;
		this.rate.count(atMs);
		if (isWhole) this.wholeAtMs = atMs;
		this.latest = this.reader.update(faces, context);
		if (this.latest.length > 0) this.faceAtMs = atMs;
		this.faceAtMs ??= atMs;
		return this.latest;
	}

	/** Readings of this tile are on the screen, so long after their picture was taken. */
	drawn(ageMs: number): void {
		this.ages.add(ageMs);
	}

	/** Names the tile's participant, so that a neutral face is found again; null where that cannot be. */
	neutralKey(platform: string): string | null {
		return neutralKey(platform, { isSelf: this.tile.isSelf, name: this.owner });
	}

	learnNeutral(): void {
		this.isLearning = true;
		this.reader.learnNeutral();
	}

	/** A neutral face whose measuring has just ended: once. */
	takeLearned(): Baseline | null {
		const { learning } = this.reader;
		if (!this.isLearning || learning?.state !== "learned") return null;
		this.isLearning = false;
		return learning.baseline;
	}

	/** @param isKept Whether a neutral face of the tile's participant is kept. */
	diagnostics(atMs: number, isKept: boolean): TileDiagnostics {
		const neutralFace = this.neutralFace(isKept);
		const [p50, p95] = [this.ages.quantile(0.5), this.ages.quantile(0.95)];
		return {
			...this.tile,
			faces: this.latest.filter(({ trackState }) => trackState !== "lost").length,
			latest: this.latest,
			readingsPerSecond: this.rate.perSecond(atMs),
			latencyMs: p50 === undefined || p95 === undefined ? null : { p50, p95 },
			...(neutralFace && { neutralFace }),
		};
	}

	private neutralFace(isKept: boolean): NeutralFaceState | undefined {
		const { learning, usesBaseline } = this.reader;
		if (learning?.state === "learning" || learning?.state === "failed") return learning;
		if (!isKept) return undefined;
		return { state: usesBaseline ? "used" : "kept" };
	}

	/** Its video has stopped: the faces stay in sight, and what they look like now is not known. */
	private freeze(): void {
		const shown = this.latest.filter(({ trackState }) => trackState === "confirmed");
		this.reader.reset();
		this.latest = shown.map(frozenReading);
	}

	private forget(): void {
		this.reader.reset();
		this.latest = [];
		this.faceAtMs = undefined;
	}
}
