import type { Label, Probabilities } from "./expressions.ts";
import type { RoomSecond } from "./room-second.ts";

/** What one face track showed during one second. */
export interface FaceSecond {
	/** Counts the face tracks of its session from 1. Never a person: one who leaves and comes back is another. */
	face: number;
	/** The label shown most often during the second. */
	label: Label;
	/** The mean of the second. */
	probabilities: Probabilities;
	/** The mean of the second, in [0, 1]. */
	quality: number;
}

/** One second of a session as the history keeps it. Its `atMs` counts from the session's start, in whole seconds. */
export interface KeptSecond extends RoomSecond {
	seen: FaceSecond[];
}
