import type { FaceObservation } from "../engine/face-observation.ts";
import type { FrameContext } from "../engine/face-reader.ts";
import { TileReader } from "../engine/tile-reader.ts";
import type { FaceReading } from "../shared/readings.ts";

/**
 * Makes readings of the faces of a picture that has no frames before or after. There is none that could confirm a
 * face: all count as they are. All that were found count, too: the smallest face that the settings name is one of
 * videos, and a picture says itself from which size on it was searched.
 */
export function readStill(
	faces: readonly FaceObservation[],
	{ settings, ...context }: Omit<FrameContext, "atMs">,
	nextTrackId: () => number,
): FaceReading[] {
	const reader = new TileReader(nextTrackId);
	return reader
		.update(faces, { ...context, settings: { ...settings, minFacePx: 0 }, atMs: 0 })
		.map((reading) => ({ ...reading, trackState: "confirmed" }));
}
