import { EXPRESSIONS, type Label } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { RoomSecond } from "../shared/room-second.ts";

/**
 * Counts what all faces of a room show, by the seven expressions. Those seen too briefly, or out of
 * sight, do not count.
 *
 * @param readings The latest of each face track, in any order.
 */
export function countFaces(readings: readonly FaceReading[], atMs: number): RoomSecond {
	const counts = Object.fromEntries(
		[...EXPRESSIONS, "uncertain" as const].map((label) => [label, 0]),
	) as Record<Label, number>;
	let faces = 0;
	for (const { trackState, label } of readings) {
		if (trackState !== "confirmed") continue;
		counts[label]++;
		faces++;
	}
	return { atMs, faces, counts };
}
