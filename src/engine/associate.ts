import type { Box } from "../shared/geometry.ts";
import { assign } from "./assignment.ts";
import { iou } from "./iou.ts";

/** Anything that has a place in the picture. */
export interface Placed {
	readonly box: Box;
}

export interface Association<Track, Face> {
	/** Each face track with the face that continues it. */
	pairs: [Track, Face][];
	/** Face tracks that no face continues. */
	missed: Track[];
	/** Face tracks that two faces, or a face and another track, fit about equally: none may be believed. */
	mixedUp: Track[];
	/** Faces that continue no track. */
	newFaces: Face[];
}

/** Below this overlap a face is taken for another one: at 5 frames a second it moved half its width. */
const MIN_IOU = 0.15;

/** Nor does a face become larger or smaller by more than this from one frame to the next. */
const MAX_GROWTH = 1.4;

/** Exchanging two tracks must cost at least this much overlap for the pairing to be certain. */
const MIN_CERTAINTY = 0.1;

/**
 * Decides which face continues which face track, by overlap: the pairing with the largest sum of
 * overlaps. Where exchanging two tracks would fit nearly as well, geometry does not say who is who,
 * and neither track is continued: a reading must never pass to another person.
 *
 * @param tracks Where each track is expected to be in this frame, in one tile's pixels.
 * @param faces The faces found in this frame, in the same pixels.
 * @returns Every track once and every face once; the same for any order of either.
 */
export function associate<Track extends Placed, Face extends Placed>(
	tracks: readonly Track[],
	faces: readonly Face[],
): Association<Track, Face> {
	const [track, face] = [tracks[0], faces[0]];
	// Nearly every tile: nothing can be mixed up, and a large call asks for a hundred of them a second.
	if (tracks.length === 1 && faces.length === 1 && track !== undefined && face !== undefined) {
		const pairs: [Track, Face][] = gainOf(track, face) > 0 ? [[track, face]] : [];
		const [missed, newFaces] = pairs.length > 0 ? [[], []] : [[track], [face]];
		return { pairs, missed, mixedUp: [], newFaces };
	}
	const ordered = inPlaceOrder(tracks);
	const candidates = inPlaceOrder(faces);
	const gains = ordered.map((track) => candidates.map((face) => gainOf(track, face)));
	const faceOf = new Map<Track, Face>();
	assign(gains).forEach((column, row) => {
		const [track, face] = [ordered[row], candidates[column]];
		if (track !== undefined && face !== undefined) faceOf.set(track, face);
	});
	const mixedUp = findMixedUp(ordered, candidates, faceOf);
	const pairs = [...faceOf].filter(([track]) => !mixedUp.has(track));
	const continuing = new Set(pairs.map(([, face]) => face));
	return {
		pairs,
		missed: ordered.filter((track) => !faceOf.has(track) && !mixedUp.has(track)),
		mixedUp: [...mixedUp],
		newFaces: candidates.filter((face) => !continuing.has(face)),
	};
}

/** Finds the tracks that could be exchanged, or take a face left over instead, at little loss of overlap. */
function findMixedUp<Track extends Placed, Face extends Placed>(
	tracks: readonly Track[],
	faces: readonly Face[],
	faceOf: ReadonlyMap<Track, Face>,
): Set<Track> {
	const mixedUp = new Set<Track>();
	const taken = new Set(faceOf.values());
	const leftOver = faces.filter((face) => !taken.has(face));
	for (const [track, face] of faceOf)
		if (leftOver.some((other) => overlap(track, face) - overlap(track, other) < MIN_CERTAINTY))
			mixedUp.add(track);
	for (const [index, a] of tracks.entries())
		for (const b of tracks.slice(index + 1)) {
			const [ofA, ofB] = [faceOf.get(a), faceOf.get(b)];
			if (ofA === undefined && ofB === undefined) continue;
			const kept = overlap(a, ofA) + overlap(b, ofB);
			const exchanged = overlap(a, ofB) + overlap(b, ofA);
			if (kept - exchanged < MIN_CERTAINTY) mixedUp.add(a).add(b);
		}
	return mixedUp;
}

/** What it is worth to take a face for a track's; 0 where it is another's. */
function gainOf(track: Placed, face: Placed): number {
	const shared = overlap(track, face);
	return shared < MIN_IOU || growth(track, face) > MAX_GROWTH ? 0 : shared;
}

function overlap(track: Placed, face: Placed | undefined): number {
	return face === undefined ? 0 : iou(track.box, face.box);
}

function growth({ box: a }: Placed, { box: b }: Placed): number {
	return Math.max(a.width / b.width, b.width / a.width);
}

function inPlaceOrder<Thing extends Placed>(things: readonly Thing[]): Thing[] {
	return [...things].sort(
		({ box: a }, { box: b }) => a.x - b.x || a.y - b.y || a.width - b.width || a.height - b.height,
	);
}
