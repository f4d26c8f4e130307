import { ActivityWatch } from "../engine/activity-watch.ts";
import { changesHands } from "../engine/changes-hands.ts";
import { closeUpOf } from "../engine/close-up.ts";
import type { FrameContext } from "../engine/face-reader.ts";
import { frozenReading } from "../engine/frozen-reading.ts";
import { scaleBetween, scaleReading } from "../engine/picture-size.ts";
import { TileReader } from "../engine/tile-reader.ts";
import { nextCopyMs, type TilePace, wholeEveryMs } from "../engine/tile-schedule.ts";
import type { TileDiagnostics } from "../shared/diagnostics.ts";
import type { Patch, TilePlan } from "../shared/frames.ts";
import type { Baseline } from "../shared/neutral-faces.ts";
import { type NeutralFaceState, neutralKey } from "../shared/neutral-faces.ts";
import type { FaceReading } from "../shared/readings.ts";
import { isOfCall, type Tile } from "../shared/tiles.ts";
import { QuantileMeter, RateMeter } from "./meters.ts";
import type { Seen } from "./page-session.ts";
import { placeOnTile, wholeOnTile } from "./place-on-tile.ts";
import { type Look, lookForFace } from "./plan-looks.ts";

/** What is known of one tile over its life: its face tracks, and how well it is served. */
export class TileSession {
	private readonly reader: TileReader;
	private readonly rate = new RateMeter();
	private readonly ages = new QuantileMeter();
	private readonly activity = new ActivityWatch();
	private latest: FaceReading[] = [];
	private owner: string | null;
	private wholeAtMs = Number.NEGATIVE_INFINITY;
	private isUnsure = true;
	/** No frame was looked at since the tracks ended: one under way still shows what the tile showed before. */
	private isUnseen = false;
	/** The picture has another size, and was not seen whole since: close-ups under way are of the old one. */
	private isResized = false;
	private isLearning = false;

	constructor(
		private tile: Tile,
		nextTrackId: () => number,
		private readonly ordinal = 0,
	) {
		this.reader = new TileReader(nextTrackId);
		this.owner = tile.name;
	}

	/** The participant it shows, as the page names them; null where it never did. */
	get name(): string | null {
		return this.owner;
	}

	/**
	 * Takes over what the page says of the tile now. Where the picture changed hands its tracks end; where it is only
	 * sent in another size they go on.
	 */
	setTile(tile: Tile): void {
		const isOther = changesHands(this.tile, tile);
		const isFrozen = tile.skipped === "no-frames";
		if (isOther || (tile.skipped !== undefined && !isFrozen)) this.forget();
		else {
			this.resize(tile);
			if (isFrozen) this.freeze();
		}
		this.owner = tile.name ?? this.owner;
		this.tile = tile;
	}

	/** Whether its picture is copied at all. */
	isCopied(): boolean {
		return this.tile.skipped === undefined;
	}

	/** Whether it belongs to a call that goes on, copied or not. */
	isOfCall(): boolean {
		return isOfCall(this.tile);
	}

	/** What to look at in a frame: the copied face where it should be, or all of the tile; nothing where it is skipped. */
	lookAt(atMs: number, patch: Patch): Look[] {
		if (!this.isCopied()) return [];
		this.isUnseen = false;
		const { trackId, ...whole } = patch;
		if (trackId === undefined)
			return [this.latest.length > 0 ? { ...whole, isPeopled: true } : whole];
		if (this.isResized) {
			this.isUnsure = true;
			return [];
		}
		const expected = this.reader.expected(atMs)?.find((face) => face.trackId === trackId);
		this.isUnsure ||= expected === undefined;
		return expected === undefined ? [] : [lookForFace(patch, expected)];
	}

	/** Which copy of this tile is wanted next, after the frame taken at `atMs`. */
	plan(atMs: number, pace: TilePace): TilePlan {
		const { id: tileId, speaking, pinned, width, height } = this.tile;
		const isFront = speaking === true || pinned === true;
		const activity = this.activity.at(atMs, this.latest);
		const { followable } = this.reader;
		const isUnsure = this.isUnsure || (followable === 0 && this.latest.length > 0);
		const afterMs = nextCopyMs({ isFront, isUnsure, ...activity }, pace);
		const dueMs = Math.abs(atMs + afterMs - this.wholeAtMs);
		const everyMs = wholeEveryMs(pace.tiles, activity.stillMs, this.ordinal);
		if (this.isUnsure || followable === 0 || dueMs > everyMs)
			return { tileId, afterMs, closeUps: [] };
		const closeUps = (this.reader.expected(atMs + afterMs) ?? []).flatMap(({ trackId, box }) => {
			const source = closeUpOf(box, { width, height });
			return source === null ? [] : [{ trackId, source }];
		});
		return { tileId, afterMs, closeUps: closeUps.length === followable ? closeUps : [] };
	}

	/**
	 * Reads the faces that one frame shows on this tile.
	 *
	 * @param own What was seen of this tile.
	 * @returns Null where a face was not found again, or not looked for: nothing is known of it until the whole
	 *   tile is seen. Null too where the tile was hidden, its video stopped, it changed hands or its size before
	 *   its picture was read: that is no news of it.
	 */
	read(own: readonly Seen[], context: Omit<FrameContext, "frame">): FaceReading[] | null {
		if (!this.isCopied() || this.isUnseen) return null;
		const whole = own.find(({ look }) => look.follow === undefined);
		if (whole === undefined && this.isResized) return null;
		const isLost = own.some(({ look, faces }) => look.follow !== undefined && faces.length === 0);
		const { atMs } = context;
		this.isUnsure = isLost || (whole === undefined && own.length < this.reader.followable);
		if (this.isUnsure) return null;
		if (whole !== undefined) [this.wholeAtMs, this.isResized] = [atMs, false];
		const { width, height } = this.tile;
		const frame = whole ? wholeOnTile(whole.look.source, this.tile) : { x: 0, y: 0, width, height };
		const faces = own.flatMap(({ look, faces }) => {
			const placed = look === whole?.look ? { ...look, source: frame } : look;
			return faces.map((face) => placeOnTile(face, placed));
		});
		this.rate.count(atMs);
		this.latest = this.reader.update(faces, { ...context, frame });
		this.activity.take(this.latest, atMs);
		return this.latest;
	}

	private resize(tile: Tile): void {
		const scale = scaleBetween(this.tile, tile);
		if (scale === null) return;
		this.reader.scale(scale);
		this.latest = this.latest.map((one) => scaleReading(one, scale));
		this.isResized = true;
		this.isUnsure = true;
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
		this.isUnsure = true;
		this.isUnseen = true;
		this.isResized = false;
		this.activity.forget();
	}
}
