import type { Label, Probabilities, ShownLabel } from "./expressions.ts";
import type { Box } from "./geometry.ts";

/**
 * Why a picture of a face cannot carry a confident label. `frozen`: it has stood still for too long to be
 * what the face shows now. `unclear`: the picture is good, the expression is not.
 */
export type Doubt = "small" | "blurred" | "turned" | "dark" | "covered" | "frozen" | "unclear";

/** Where a face track stands: seen too briefly to show, shown, or out of sight and about to end. */
export type TrackState = "tentative" | "confirmed" | "lost";

/** What one face track shows at one time. Plain JSON: it crosses every port. */
export interface FaceReading {
	/** Unique while the offscreen document lives; never reused for another face. */
	trackId: number;
	trackState: TrackState;
	/** When the frame was captured, in milliseconds since the Unix epoch. */
	atMs: number;
	/** Around the face, in pixels of the tile's own picture. */
	box: Box;
	/** Of the seven, held steady in time. */
	label: Label;
	/** The label of the set the user chose, held steady in time; absent where only `label` was made. */
	shown?: ShownLabel;
	/** Calibrated and smoothed. */
	probabilities: Probabilities;
	/** How well the picture supports any label, in [0, 1]. */
	quality: number;
	/** Empty when the label is certain; otherwise the reasons, strongest first. */
	doubts: Doubt[];
}

/** The readings of all faces on one tile. */
export interface TileReadings {
	tileId: string;
	readings: FaceReading[];
}
