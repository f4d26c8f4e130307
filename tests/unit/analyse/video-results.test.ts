import { effect, signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { VideoSample } from "../../../src/analyse/face-timeline.ts";
import type { VideoProgress } from "../../../src/analyse/video-analysis.ts";
import { videoResultsOf } from "../../../src/analyse/video-results.ts";
import { aReading } from "../../fixtures/face-reading.ts";

/** An analysis that is told of its samples one by one, and the lengths its results have had. */
function followedAnalysis() {
	const samples: VideoSample[] = [];
	const progress = signal<VideoProgress>({
		state: "running",
		atMs: 0,
		durationMs: 60_000,
		speed: 0,
		leftMs: null,
		samples: 0,
	});
	const results = videoResultsOf(signal({ progress, samples }));
	const lengths: number[] = [];
	effect(() => {
		lengths.push(results.value?.samples.length ?? 0);
	});
	const tell = (change: Partial<VideoProgress>) => {
		progress.value = { ...progress.value, ...change };
	};
	const read = (count: number) => {
		for (let each = 0; each < count; each++) {
			const atMs = samples.length * 200;
			samples.push({ atMs, readings: [aReading({ atMs })] });
			tell({ atMs, samples: samples.length });
		}
	};
	return { results, lengths, read, tell };
}

test("results follow a short video every two seconds of it, and whenever it stops", () => {
	const { results, lengths, read, tell } = followedAnalysis();
	read(25);
	expect(lengths).toEqual([0, 10, 20]);
	tell({ state: "paused" });
	tell({ state: "running" });
	read(8);
	tell({ state: "done" });
	expect(lengths).toEqual([0, 10, 20, 25, 25, 30, 33]);
	expect(results.value?.timelines).toMatchObject([{ seenMs: 33 * 200 }]);
});

test("of a long video each sample is gone through not much more than a hundred times", () => {
	const { lengths, read } = followedAnalysis();
	read(20_000);
	expect(lengths.reduce((sum, length) => sum + length) / 20_000).toBeLessThan(110);
});

test("the length of a video is followed where it is known late", () => {
	const { results, tell } = followedAnalysis();
	tell({ durationMs: 90_000 });
	expect(results.value?.durationMs).toBe(90_000);
});
