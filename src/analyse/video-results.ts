import { computed, type ReadonlySignal } from "@preact/signals";
import { faceTimelines, labelShares } from "./face-timeline.ts";
import { VIDEO_STEP_MS, type VideoAnalysis } from "./video-analysis.ts";
import { seenSamples } from "./video-records.ts";

/** So often results follow a running analysis at first, in samples. */
const FOLLOW_EVERY = 10;

/** Past so many samples they follow it more seldom, half as often each time these double. */
const OFTEN_UNTIL = 500;

type Analysis = Pick<VideoAnalysis, "progress" | "samples">;

/**
 * What a video showed so far. While it is read they are made anew only now and then, since all its samples are gone
 * through each time: for each of a long video, that would take longer than to read it.
 */
export function videoResultsOf(chosen: ReadonlySignal<Analysis | undefined>) {
	const durationMs = computed(() => chosen.value?.progress.value.durationMs ?? 0);
	const stage = computed(() => {
		const { samples, state } = chosen.value?.progress.value ?? { samples: 0, state: "waiting" };
		return state === "running" ? followed(samples) : `${state} ${samples}`;
	});
	return computed(() => {
		const video = chosen.value;
		if (!video) return undefined;
		void stage.value; // read for its effect
		const samples = seenSamples(video.samples);
		const timelines = faceTimelines(samples, VIDEO_STEP_MS, durationMs.value);
		return {
			samples,
			timelines,
			shares: labelShares(timelines),
			durationMs: durationMs.value,
		};
	});
}

/** For the latest of how many samples the results are made. */
function followed(samples: number): number {
	const every = FOLLOW_EVERY * 2 ** Math.floor(Math.log2(1 + samples / OFTEN_UNTIL));
	return samples - (samples % every);
}
