import type { FaceReading } from "../shared/readings.ts";

/** A reading of a picture that was made smaller, with its box in pixels of the picture itself. */
export function enlargeReading(reading: FaceReading, scale: number): FaceReading {
	const { x, y, width, height } = reading.box;
	const box = { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
	return { ...reading, box };
}
