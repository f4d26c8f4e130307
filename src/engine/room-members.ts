import type { FaceReading } from "../shared/readings.ts";
import type { SkipReason, Tile } from "../shared/tiles.ts";
import { frozenReading } from "./frozen-reading.ts";

/** One tile of the page, and what is known of its faces. */
export interface RoomTile {
	tile: Tile;
	/** The latest of each of its face tracks; null where nothing fresh is known. */
	readings: readonly FaceReading[] | null;
}

export interface RoomFaces {
	/** Faces on this page of the call now. */
	here: FaceReading[];
	/** What faces showed last that are on no tile in sight: on another page of a gallery, or gone. */
	elsewhere: FaceReading[];
}

/** A tile of which this is said may be one of another page of the gallery. */
const OUT_OF_SIGHT: ReadonlySet<SkipReason | undefined> = new Set(["hidden", "too-small"]);
/** No call has more people; beyond it the longest unseen are forgotten. */
const MOST_REMEMBERED = 1000;

/**
 * Remembers for a while who was seen, so that a room can be counted whose gallery has several pages.
 * People are told apart by the name that the page gives their tile, else by the tile: never by a face.
 */
export class RoomMembers {
	private readonly seen = new Map<string, { atMs: number; faces: FaceReading[] }>();
	/** What each tile of the latest page was called. */
	private names = new Map<string, string>();

	/**
	 * Takes in all tiles of the page. A tile in sight counts with the faces it shows now; whoever has
	 * none in sight counts with what was seen last, if it is not older than `memoryMs`.
	 *
	 * @param atMs After a step backwards, whatever was seen later is forgotten.
	 */
	update(tiles: readonly RoomTile[], atMs: number, memoryMs: number): RoomFaces {
		this.dropFormerNames(tiles);
		const present = new Set<string>();
		for (const [key, one] of this.keyed(tiles)) {
			const faces = facesOn(one);
			if (faces === null) continue;
			this.seen.delete(key); // the map's order is by latest sight
			if (faces.length > 0) this.seen.set(key, { atMs, faces });
			present.add(key);
		}
		this.forget(atMs, memoryMs);
		const all = [...this.seen];
		return {
			here: all.filter(([key]) => present.has(key)).flatMap(([, { faces }]) => faces),
			elsewhere: all.filter(([key]) => !present.has(key)).flatMap(([, { faces }]) => faces),
		};
	}

	/** The call was left: whoever is seen next is in another one, or in another room of it. */
	clear(): void {
		this.seen.clear();
		this.names.clear();
	}

	/** Tiles by whom they show; several of one name on one page are several people. */
	private keyed(tiles: readonly RoomTile[]): [string, RoomTile][] {
		const namesakes = new Map<string, number>();
		const own = tiles.filter(({ tile }) => tile.skipped !== "duplicate");
		return own.map((one) => {
			const { id, name } = one.tile;
			if (name === null) return [tileKey(id), one];
			this.seen.delete(tileKey(id)); // its name was not known before
			const ordinal = (namesakes.get(name) ?? 0) + 1;
			namesakes.set(name, ordinal);
			return [nameKey(name, ordinal), one];
		});
	}

	/** Whoever takes another name on the page stays one person: nobody of the old one is elsewhere. */
	private dropFormerNames(tiles: readonly RoomTile[]): void {
		const names = new Map<string, string>();
		for (const { tile } of tiles) {
			const before = this.names.get(tile.id);
			const name = tile.name ?? before;
			if (name === undefined) continue;
			names.set(tile.id, name);
			if (before === undefined || before === name) continue;
			for (let ordinal = 1; this.seen.delete(nameKey(before, ordinal)); ordinal++);
		}
		this.names = names;
	}

	private forget(atMs: number, memoryMs: number): void {
		let surplus = this.seen.size - MOST_REMEMBERED;
		for (const [key, { atMs: seenMs }] of this.seen)
			if (surplus-- > 0 || seenMs > atMs || atMs - seenMs > memoryMs) this.seen.delete(key);
	}
}

/** The faces that a tile shows; null where it is out of sight, or nothing fresh is known of it. */
function facesOn({ tile: { skipped }, readings }: RoomTile): FaceReading[] | null {
	if (OUT_OF_SIGHT.has(skipped)) return null;
	const isFrozen = skipped === "no-frames";
	if (skipped !== undefined && !isFrozen) return [];
	if (readings === null) return isFrozen ? [] : null;
	const faces = readings.filter(({ trackState }) => trackState === "confirmed");
	return isFrozen ? faces.map(frozenReading) : faces;
}

const nameKey = (name: string, ordinal: number) => `name ${ordinal} ${name}`;
const tileKey = (tileId: string) => `tile ${tileId}`;
