import type { Label, Probabilities } from "./expressions.ts";
import type { Box } from "./geometry.ts";

/** The two-state view as files write it. */
export type ExportState = "Okay" | "Not okay";

/**
 * One face at one time as every export writes it; a picture in which no face was found has one
 * record too, whose `box` and all that follows are null. A session's faces have no `box`: the history
 * keeps no places.
 */
export interface ExportRecord {
	/** The name of the picture or video as it was given; of a session, its call and the face. */
	file: string;
	/** Milliseconds from the start of the video or recording; 0 for pictures. */
	atMs: number;
	/** Whole pixels of the picture. */
	box: Box | null;
	label: Label | null;
	/** Calibrated; each in [0, 1] to four decimals. */
	probabilities: Probabilities | null;
	/** How well the picture supports any label, in [0, 1] to three decimals. */
	quality: number | null;
	/** The more probable side of the two; whether it is a sure one, `label` says. */
	state: ExportState | null;
}

/** A record of a picture, or a moment of a video, without a face. */
export function emptyRecord(file: string, atMs: number): ExportRecord {
	return { file, atMs, box: null, label: null, probabilities: null, quality: null, state: null };
}
