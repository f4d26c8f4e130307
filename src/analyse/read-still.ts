import type { FaceObservation } from "../engine/face-observation.ts";
import type { FrameContext } from "../engine/face-reader.ts";
import { mayBePattern } from "../engine/face-tracks.ts";
import { inReadingOrder } from "../engine/reading-order.ts";
import { TileReader } from "../engine/tile-reader.ts";
import type { FaceReading } from "../shared/readings.ts";

/**
 * Makes readings of the faces of a picture that has no frames before or after. There is none that could confirm a
 * face: all count as they are, but for small patterns that hardly look like one. The smallest face that the settings
 * name is one of videos; a picture says itself from which size on it was searched.
 * They come in the order in which people read a group photograph.
 */
export function readStill(
	faces: readonly FaceObservation[],
	{ settings, ...context }: Omit<FrameContext, "atMs">,
	nextTrackId: () => number,
): FaceReading[] {
	const people = faces.filter((face) => !mayBePattern(face));
	const reader = new TileReader(nextTrackId);
	const readings = reader.update(people, {
		...context,
		settings: { ...settings, minFacePx: 0 },
		atMs: 0,
	});
	return inReadingOrder(readings).map((reading) => ({ ...reading, trackState: "confirmed" }));
}
