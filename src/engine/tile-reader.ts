import type { Box } from "../shared/geometry.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { FaceObservation } from "./face-observation.ts";
import { FaceReader, type FrameContext } from "./face-reader.ts";
import { FaceTracks } from "./face-tracks.ts";

/**
 * Reads the faces of one tile over time: from what single frames say to readings of face tracks, each
 * smoothed by itself. One tile's picture must be of one stream; where it changes hands, `reset`.
 */
export class TileReader {
	private readonly tracks: FaceTracks;
	private readers = new Map<number, FaceReader>();

	/** @param nextId Gives each face track an id that no other track ever has. */
	constructor(nextId: () => number) {
		this.tracks = new FaceTracks(nextId);
	}

	/**
	 * Takes in one frame.
	 *
	 * @param faces In any order, boxes in the tile's pixels; those narrower than the user's minimum
	 *   count as not there.
	 * @returns One reading per face track that has not ended, tentative and lost ones included.
	 */
	update(faces: readonly FaceObservation[], context: FrameContext): FaceReading[] {
		const large = faces.filter(({ box }) => box.width >= context.settings.minFacePx);
		const tracks = this.tracks.update(context.atMs, large);
		this.readers = new Map(tracks.map(({ id }) => [id, this.readers.get(id) ?? new FaceReader()]));
		return tracks.flatMap((track) => this.readers.get(track.id)?.read(track, context) ?? []);
	}

	/**
	 * Where the faces should be at some time, in pixels of the tile, if all of them are well known.
	 *
	 * @returns Null where the whole tile has to be looked at.
	 */
	expected(atMs: number): Box[] | null {
		return this.tracks.expected(atMs);
	}

	/** Ends all face tracks: the tile shows another stream, person or size. */
	reset(): void {
		this.tracks.reset();
		this.readers.clear();
	}
}
