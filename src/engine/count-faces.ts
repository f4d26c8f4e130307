import { countLabels } from "../shared/count-labels.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { RoomSecond } from "../shared/room-second.ts";

/**
 * Counts what all faces of a room show, by the seven expressions. Those seen too briefly, or out of
 * sight, do not count.
 *
 * @param readings The latest of each face track, in any order.
 */
export function countFaces(readings: readonly FaceReading[], atMs: number): RoomSecond {
	const labels = readings
		.filter(({ trackState }) => trackState === "confirmed")
		.map(({ label }) => label);
	return { atMs, faces: labels.length, counts: countLabels(labels) };
}
