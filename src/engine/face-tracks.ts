import type { Box, Point } from "../shared/geometry.ts";
import type { TrackState } from "../shared/readings.ts";
import { associate, type Placed } from "./associate.ts";
import type { FaceObservation, FollowedFace } from "./face-observation.ts";
import { learnMotion, type Motion, moveOn, STILL } from "./motion.ts";
import { moveFace } from "./move-face.ts";
import type { Scale } from "./picture-size.ts";

/** A track is confirmed once it was seen this often, */
const MIN_HITS = 2;

/**
 * and its detections' scores add up to this: two sure ones, or three doubtful ones in a row. What
 * flickers up once in a curtain or a bookshelf never gets there.
 */
const CONFIRM_SCORE = 1.2;

/**
 * A face this small, in pixels of its crop, may be a pattern on a shirt or a wall. Faces of people have
 * scores of 0.94 and more down to 18 pixels, patterns seldom more than 0.7: it must be seen more often,
 */
const SMALL_PX = 32;
const MIN_SMALL_HITS = 3;

/** and its detections' scores must be this on average. */
const SMALL_SCORE = 0.8;

/** A large face of this score is one: its second look need not search the whole tile again, which takes far longer. */
const SURE_SCORE = 0.9;

/** What was seen so often and is still not confirmed will not be soon: the others need not wait for it. */
const DOUBTFUL_HITS = 8;

/**
 * A confirmed track that was not seen for longer has ended, once it was missed more than once: still faces are looked at
 * less often than that. A hand before the face takes less.
 */
export const MAX_AGE_MS = 1000;

/** After no frame for so long nobody knows who is there: all tracks have ended. */
export const MAX_GAP_MS = 10_000;

/** One face followed over the frames of one tile. */
export interface FaceTrack extends Placed {
	readonly id: number;
	state: TrackState;
	/** Where it was last seen, in the tile's pixels. */
	box: Box;
	/** As it was last seen. */
	face: FaceObservation;
	seenAtMs: number;
}

/** A face where it should be, in the tile's pixels. */
export interface ExpectedFace extends FollowedFace {
	trackId: number;
}

interface Followed extends FaceTrack {
	hits: number;
	scores: number;
	motion: Motion;
}

/**
 * Follows the faces of one tile from frame to frame, by overlap with where each should have moved to.
 * It knows no faces, only places: who leaves and returns is new.
 *
 *     first seen -> tentative --- sure enough ---> confirmed <--- seen --- lost
 *                       |                              |                   | ^
 *                    missed once                    missed ----------------|-'
 *                       v                                                  v
 *                     ended <------- mixed up with another --------- MAX_AGE_MS over
 *
 * @see Bewley et al. 2016, Simple Online and Realtime Tracking
 */
export class FaceTracks {
	private tracks: Followed[] = [];
	private atMs: number | undefined;

	/** @param nextId Gives each track an id that no other track ever has. */
	constructor(private readonly nextId: () => number) {}

	/**
	 * Takes in the faces of one frame.
	 *
	 * @param atMs When it was captured. Time that stands still or goes backwards counts as no time.
	 * @param faces In any order, boxes in the tile's pixels.
	 * @param leastPx A narrower face begins no track.
	 * @returns All tracks that have not ended, oldest first.
	 */
	update(atMs: number, faces: readonly FaceObservation[], leastPx = 0): readonly FaceTrack[] {
		if (this.atMs !== undefined && atMs - this.atMs > MAX_GAP_MS) this.reset();
		for (const track of this.tracks) track.seenAtMs = Math.min(track.seenAtMs, atMs);
		this.atMs = atMs;
		const current = this.tracks.filter(({ state }) => state !== "lost");
		const lost = this.tracks.filter(({ state }) => state === "lost");
		const rest = this.follow(current, faces, atMs);
		const newFaces = this.follow(lost, rest, atMs);
		for (const face of newFaces)
			if (face.box.width >= leastPx) this.tracks.push(this.start(face, atMs));
		return this.tracks;
	}

	/**
	 * Where the faces should be at some time, if all of them are well known, and such that they can be followed:
	 * confirmed and just seen, large and found beyond doubt, or so often seen without being confirmed that they hardly
	 * are faces.
	 *
	 * @returns Null while anything is unsure, or there is nothing: then the whole tile has to be looked at.
	 */
	expected(atMs: number): ExpectedFace[] | null {
		if (this.followable === 0) return null;
		return this.tracks.flatMap((track) => expectedFace(track, atMs) ?? []);
	}

	/** How many faces are expected; 0 while the whole tile has to be looked at. */
	get followable(): number {
		return this.tracks.every(isFollowable) ? this.tracks.length : 0;
	}

	/** The tile's picture has another size now: the faces are where they were in it. */
	scale(by: Scale): void {
		const move = ({ x, y }: Point) => ({ x: x * by.scaleX, y: y * by.scaleY });
		for (const track of this.tracks) {
			track.face = { ...track.face, ...moveFace(track.face, move, by) };
			track.box = track.face.box;
			track.motion = move(track.motion);
		}
	}

	/** Ends all tracks. */
	reset(): void {
		this.tracks = [];
		this.atMs = undefined;
	}

	/** Continues, misses or ends `tracks`, and hands back the faces that continue none of them. */
	private follow(
		tracks: readonly Followed[],
		faces: readonly FaceObservation[],
		atMs: number,
	): FaceObservation[] {
		if (tracks.length === 0) return [...faces];
		const expected = tracks.map((track) => ({
			track,
			box: moveOn(track.box, track.motion, atMs - track.seenAtMs),
		}));
		const { pairs, missed, mixedUp, newFaces } = associate(expected, faces);
		for (const [{ track }, face] of pairs) see(track, face, atMs);
		const ended = new Set(mixedUp.map(({ track }) => track));
		for (const { track } of missed) {
			const isOver = track.state === "lost" && atMs - track.seenAtMs > MAX_AGE_MS;
			if (track.state === "tentative" || isOver) ended.add(track);
			else track.state = "lost";
		}
		if (ended.size > 0) this.tracks = this.tracks.filter((track) => !ended.has(track));
		return newFaces;
	}

	private start(face: FaceObservation, atMs: number): Followed {
		return {
			id: this.nextId(),
			state: "tentative",
			box: face.box,
			face,
			seenAtMs: atMs,
			hits: 1,
			scores: face.score,
			motion: STILL,
		};
	}
}

function expectedFace(track: Followed, atMs: number): ExpectedFace | null {
	const { id, face, box, motion, seenAtMs } = track;
	if (face.followId === undefined) return null;
	const { x, y } = moveOn(box, motion, atMs - seenAtMs);
	const move = (point: Point) => ({ x: point.x + x - box.x, y: point.y + y - box.y });
	const moved = moveFace(face, move, { scaleX: 1, scaleY: 1 });
	return { ...moved, score: face.score, followId: face.followId, trackId: id };
}

function isFollowable({ state, hits, face }: Followed): boolean {
	if (face.followId === undefined) return false;
	if (state !== "tentative") return state === "confirmed";
	const isBeyondDoubt = face.score >= SURE_SCORE && face.picture.facePx >= SMALL_PX;
	return isBeyondDoubt || hits >= DOUBTFUL_HITS;
}

/** Whether a face of which there is this one look alone may be a pattern: small, and not found as clearly as people's are. */
export const mayBePattern = ({ picture, score }: FaceObservation): boolean =>
	picture.facePx < SMALL_PX && score < SMALL_SCORE;

function see(track: Followed, face: FaceObservation, atMs: number): void {
	track.motion = learnMotion(track.motion, track.box, face.box, atMs - track.seenAtMs);
	track.box = face.box;
	track.face = face;
	track.seenAtMs = atMs;
	track.hits += 1;
	track.scores += face.score;
	if (track.state === "lost" || isSure(track)) track.state = "confirmed";
}

function isSure({ hits, scores, face }: Followed): boolean {
	if (face.picture.facePx < SMALL_PX) return hits >= MIN_SMALL_HITS && scores >= SMALL_SCORE * hits;
	return hits >= MIN_HITS && scores >= CONFIRM_SCORE;
}
