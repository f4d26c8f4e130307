import type { FaceReading } from "../shared/readings.ts";
import type { FaceObservation } from "./face-observation.ts";
import { FaceReader, type FrameContext } from "./face-reader.ts";
import { type ExpectedFace, type FaceTrack, FaceTracks } from "./face-tracks.ts";
import { frozenReading } from "./frozen-reading.ts";
import { type Learning, NeutralLearner, type NeutralSample } from "./neutral-learner.ts";
import type { Scale } from "./picture-size.ts";
import { ENOUGH } from "./quality.ts";

/** Faces are as wide as they are said to be, in whole pixels: 23.6 are 24. */
const ROUNDING_PX = 0.5;
/**
 * A face that was as wide as the user wants stays while it is at least this share of it: boxes tremble, and its label
 * would come and go.
 */
const STAYS = 0.85;

/**
 * Reads the faces of one tile over time: from what single frames say to readings of face tracks, each
 * smoothed by itself. One tile's picture must be of one stream; where it changes hands, `reset`.
 */
export class TileReader {
	private readonly tracks: FaceTracks;
	private readers = new Map<number, FaceReader>();
	private learner: NeutralLearner | undefined;
	private isShifted = false;

	/** @param nextId Gives each face track an id that no other track ever has. */
	constructor(nextId: () => number) {
		this.tracks = new FaceTracks(nextId);
	}

	/**
	 * Takes in one frame.
	 *
	 * @param faces In any order, boxes in the tile's pixels; those that come narrower than the user's minimum
	 *   count as not there.
	 * @returns One reading per face track that has not ended, tentative and lost ones included.
	 */
	update(faces: readonly FaceObservation[], context: FrameContext): FaceReading[] {
		const { minFacePx } = context.settings;
		const large = faces.filter(({ box }) => box.width >= STAYS * minFacePx);
		const tracks = this.tracks.update(context.atMs, large, minFacePx - ROUNDING_PX);
		this.readers = new Map(tracks.map(({ id }) => [id, this.readers.get(id) ?? new FaceReader()]));
		const alone = aloneOn(tracks);
		this.isShifted = alone !== undefined && context.baseline !== undefined;
		const readings = this.withoutPhotographs(
			tracks.flatMap((track) => {
				const baseline = track === alone ? context.baseline : undefined;
				return this.readers.get(track.id)?.read(track, { ...context, baseline }) ?? [];
			}),
		);
		this.learner?.take(sampleOf(alone, readings), context.atMs);
		return readings;
	}

	/**
	 * A face that stands still beside one that lives is a photograph on the wall. Where all stand still, the
	 * picture itself does: somebody sends a photograph as video, and it is labelled as one would label it.
	 */
	private withoutPhotographs(readings: FaceReading[]): FaceReading[] {
		const isStill = ({ trackId }: FaceReading) => this.readers.get(trackId)?.isStill === true;
		// Who is lost behind a hand for a moment lives as well.
		const lives = readings.some(
			(reading) => reading.trackState !== "tentative" && !isStill(reading),
		);
		return lives
			? readings.map((reading) => (isStill(reading) ? frozenReading(reading) : reading))
			: readings;
	}

	/** Starts to measure the neutral face of who is alone on the tile, anew if it did already. */
	learnNeutral(): void {
		this.learner = new NeutralLearner();
	}

	/** How the measuring stands; undefined where none was asked for. */
	get learning(): Learning | undefined {
		return this.learner?.state;
	}

	/** Whether the latest readings were shifted by a neutral face. */
	get usesBaseline(): boolean {
		return this.isShifted;
	}

	/**
	 * Where the faces should be at some time, in pixels of the tile, if all of them are well known.
	 *
	 * @returns Null where the whole tile has to be looked at.
	 */
	expected(atMs: number): ExpectedFace[] | null {
		return this.tracks.expected(atMs);
	}

	/** How many faces are expected; 0 where the whole tile has to be looked at. */
	get followable(): number {
		return this.tracks.followable;
	}

	/** The tile's picture has another size now; its faces go on. */
	scale(by: Scale): void {
		this.tracks.scale(by);
		for (const reader of this.readers.values()) reader.scale(by);
	}

	/** Ends all face tracks: the tile shows another stream or person. */
	reset(): void {
		this.tracks.reset();
		this.readers.clear();
		this.learner = undefined;
		this.isShifted = false;
	}
}

/**
 * The face that is alone on the tile: of two nobody knows whose the neutral face is. Patterns flicker up as a face for a
 * moment, and count as nobody beside one that has been seen often enough.
 */
function aloneOn(tracks: readonly FaceTrack[]): FaceTrack | undefined {
	const certain = tracks.filter(({ state }) => state !== "tentative");
	const [one, ...others] = certain.length > 0 ? certain : tracks;
	return others.length === 0 ? one : undefined;
}

function sampleOf(
	alone: FaceTrack | undefined,
	readings: readonly FaceReading[],
): NeutralSample | null {
	if (alone?.state !== "confirmed") return null;
	const reading = readings.find(({ trackId }) => trackId === alone.id);
	if (reading === undefined || reading.quality < ENOUGH) return null;
	return { probabilities: alone.face.probabilities, trackId: alone.id };
}
