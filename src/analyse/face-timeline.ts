import type { Label, LabelShare } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";

/** What a video shows at one time. */
export interface VideoSample {
	/** Milliseconds from what a player of the video calls 0. */
	atMs: number;
	readings: FaceReading[];
}

/** A stretch of a video in which one face kept one label. */
export interface TimelineSegment {
	fromMs: number;
	toMs: number;
	label: Label;
}

/** One face track over a video. */
export interface FaceTimeline {
	trackId: number;
	/** In order, apart from each other where the face was out of sight. */
	segments: TimelineSegment[];
	/** How long the face was seen in all. */
	seenMs: number;
}

/**
 * Puts the readings of a video in order, face track by face track.
 *
 * @param samples In order of time. Each holds until the next, but for no longer than `stepMs`.
 * @param stepMs Time between two samples; above 0.
 * @param endMs End of the video.
 * @returns Longest seen first.
 */
export function faceTimelines(
	samples: readonly VideoSample[],
	stepMs: number,
	endMs: number,
): FaceTimeline[] {
	const byTrack = new Map<number, FaceTimeline>();
	for (const [index, { atMs, readings }] of samples.entries()) {
		const untilMs = Math.min(samples[index + 1]?.atMs ?? endMs, atMs + stepMs);
		for (const { trackId, label } of readings) {
			const timeline = byTrack.get(trackId) ?? { trackId, segments: [], seenMs: 0 };
			byTrack.set(trackId, timeline);
			append(timeline, { fromMs: atMs, toMs: Math.max(atMs, untilMs), label });
		}
	}
	return [...byTrack.values()].sort((a, b) => b.seenMs - a.seenMs || a.trackId - b.trackId);
}

/** Times are sums of fractions: what begins where another ends does so but for their rounding. */
const ROUNDING_MS = 0.01;

function append(timeline: FaceTimeline, segment: TimelineSegment): void {
	timeline.seenMs += segment.toMs - segment.fromMs;
	const last = timeline.segments.at(-1);
	const goesOn = last && segment.fromMs - last.toMs < ROUNDING_MS;
	if (goesOn && last.label === segment.label) last.toMs = segment.toMs;
	else timeline.segments.push(segment);
}

/** Sums up how long each label was shown, over all the faces given; the longest first. */
export function labelShares(timelines: readonly FaceTimeline[]): LabelShare[] {
	const durations = new Map<Label, number>();
	let totalMs = 0;
	for (const { fromMs, toMs, label } of timelines.flatMap(({ segments }) => segments)) {
		durations.set(label, (durations.get(label) ?? 0) + toMs - fromMs);
		totalMs += toMs - fromMs;
	}
	return [...durations]
		.filter(([, durationMs]) => durationMs > 0)
		.map(([label, durationMs]) => ({ label, share: durationMs / totalMs }))
		.sort((a, b) => b.share - a.share);
}

/**
 * Finds what a video showed at a time.
 *
 * @param samples In order of time.
 * @param stepMs A sample holds no longer than this.
 */
export function sampleAt(
	samples: readonly VideoSample[],
	atMs: number,
	stepMs: number,
): VideoSample | undefined {
	let low = 0;
	let high = samples.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((samples[middle]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
		else high = middle;
	}
	const sample = samples[low - 1];
	return sample && atMs - sample.atMs <= stepMs ? sample : undefined;
}
