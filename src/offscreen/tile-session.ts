import type { FaceObservation } from "../engine/face-observation.ts";
import type { FrameContext } from "../engine/face-reader.ts";
import { TileReader } from "../engine/tile-reader.ts";
import type { TileDiagnostics } from "../shared/diagnostics.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Tile } from "../shared/tiles.ts";
import { QuantileMeter, RateMeter } from "./meters.ts";

/** What is known of one tile over its life: its face tracks, and how well it is served. */
export class TileSession {
	private readonly reader: TileReader;
	private readonly rate = new RateMeter();
	private readonly ages = new QuantileMeter();
	private latest: FaceReading[] = [];
	private owner: string | null;

	constructor(
		private tile: Tile,
		nextTrackId: () => number,
	) {
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
		if (isOtherOwner || isOtherPicture || tile.skipped !== undefined) this.forget();
		// A name that is missing for a while, as when a tile is pinned, is no other name.
		this.owner = tile.name ?? this.owner;
		this.tile = tile;
	}

	/** Reads the faces that one frame shows on this tile. */
	read(faces: readonly FaceObservation[], context: FrameContext): FaceReading[] {
		this.rate.count(context.atMs);
		this.latest = this.reader.update(faces, context);
		return this.latest;
	}

	/** Readings of this tile are on the screen, so long after their picture was taken. */
	drawn(ageMs: number): void {
		this.ages.add(ageMs);
	}

	diagnostics(atMs: number): TileDiagnostics {
		const [p50, p95] = [this.ages.quantile(0.5), this.ages.quantile(0.95)];
		return {
			...this.tile,
			faces: this.latest.filter(({ trackState }) => trackState !== "lost").length,
			latest: this.latest,
			readingsPerSecond: this.rate.perSecond(atMs),
			latencyMs: p50 === undefined || p95 === undefined ? null : { p50, p95 },
		};
	}

	private forget(): void {
		this.reader.reset();
		this.latest = [];
	}
}
