import { type ExportRecord, emptyRecord } from "../shared/export-record.ts";
import type { Expression } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { VideoSample } from "./face-timeline.ts";
import { recordFromReading } from "./record-from-reading.ts";

/**
 * Leaves what a video truly showed: faces seen at that moment, of tracks that were ever confirmed.
 * What flickered up once was hardly a face; in a video of a single picture it has to do. All that is left counts as
 * confirmed, from the first moment on: what came later has shown it.
 */
export function seenSamples(samples: readonly VideoSample[]): VideoSample[] {
	const confirmed = new Set(
		samples.flatMap(({ readings }) =>
			readings.filter(({ trackState }) => trackState === "confirmed").map(({ trackId }) => trackId),
		),
	);
	const isSeen = ({ trackId, trackState }: FaceReading) =>
		trackState !== "lost" && (confirmed.has(trackId) || samples.length === 1);
	return samples.map(({ atMs, readings }) => ({
		atMs,
		readings: readings
			.filter(isSeen)
			.map((reading): FaceReading => ({ ...reading, trackState: "confirmed" })),
	}));
}

/**
 * Writes what a video showed as the exports have it: a record per face and moment, made as they are asked for, since
 * there can be a million. One record without a face where none was seen at all.
 *
 * @param samples As `seenSamples` leaves them.
 */
export function* recordsOfVideo(
	file: string,
	samples: readonly VideoSample[],
	notOkay: Expression[],
): Generator<ExportRecord> {
	if (countReadings(samples) === 0) yield emptyRecord(file, 0);
	for (const { atMs, readings } of samples)
		for (const reading of readings) yield recordFromReading(file, atMs, reading, notOkay);
}

/** How many faces all moments of a video show together. */
export const countReadings = (samples: readonly VideoSample[]): number =>
	samples.reduce((sum, { readings }) => sum + readings.length, 0);
