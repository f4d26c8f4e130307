import { scaleReading } from "../engine/picture-size.ts";
import type { FaceReading } from "../shared/readings.ts";

/** A reading of a picture that was made smaller, with its box in pixels of the picture itself. */
export const enlargeReading = (reading: FaceReading, scale: number): FaceReading =>
	scaleReading(reading, { scaleX: scale, scaleY: scale });
