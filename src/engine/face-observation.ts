import type { Probabilities } from "../shared/expressions.ts";
import type { Fingerprint } from "./freeze-watch.ts";
import type { DetectedFace } from "./ports.ts";

/** What one frame says about one face: found, cut out, measured and read, before any tracking. */
export interface FaceObservation extends DetectedFace {
	/** Calibrated, of this frame alone. */
	probabilities: Probabilities;
	picture: PictureMeasures;
	/** By which the pipeline can find this face again without searching; absent where it cannot. */
	followId?: number;
	/** By which a face that stands still is known; absent where it was not taken. */
	fingerprint?: Fingerprint;
}

/** A face that was found before, where it should be now. */
export interface FollowedFace extends DetectedFace {
	followId: number;
}

/** How well the picture can carry an expression. All measured on what the network was given. */
export interface PictureMeasures {
	/** Side of the crop before it was resized, in pixels of the frame. Below 48 detail was invented. */
	facePx: number;
	/**
	 * Share of fine detail, in [0, 1]: the Laplacian's root mean square over that of white noise of the
	 * same contrast. Independent of brightness and contrast; noise counts as detail. FER2013's faces
	 * have 0.19 in the median and 1 % of them under 0.10; blurred by 1 pixel 0.06, by 2 pixels 0.02.
	 */
	sharpness: number;
	/** Mean gray value, from black 0 to white 1. */
	brightness: number;
	/** Standard deviation of the gray values, in [0, 1]: 1 is half black, half white. */
	contrast: number;
	/** How far the face is turned aside, in radians, 0 facing the camera, positive towards the picture's right. */
	yaw: number;
	/** How far the head leans, in radians, 0 upright, positive clockwise in the picture. */
	roll: number;
}
