import { expect, test } from "vitest";
import { Refusal } from "../../../src/analyse/refusal.ts";
import { VideoAnalysis, type VideoWork } from "../../../src/analyse/video-analysis.ts";
import type { VideoSource } from "../../../src/analyse/video-source.ts";
import { aReading } from "../../fixtures/face-reading.ts";

interface FakeVideo {
	/** When each picture is from, in milliseconds. */
	timesMs?: number[];
	scale?: number;
	/** When the picture before stands still. */
	standsMs?: number[];
	/** Thrown after the last picture. */
	end?: Error;
	/** Called before each picture is read. */
	onRead?: (atMs: number) => void;
	/** How long the first picture waits for the networks to be loaded. */
	openingMs?: number;
}

/** A video of one second that takes 50 ms of work a picture, with a count of what stays open. */
function fakeVideo({
	timesMs = [0, 200, 400, 600, 800],
	standsMs = [],
	scale = 1,
	end,
	onRead,
	openingMs = 0,
}: FakeVideo = {}) {
	const seen = { open: 0, closed: 0 };
	let nowMs = 0;
	const source: VideoSource = {
		durationMs: 1000,
		size: { width: 640, height: 360 },
		scale,
		async *frames() {
			for (const atMs of timesMs) {
				if (standsMs.includes(atMs)) {
					yield { atMs, bitmap: null };
					continue;
				}
				seen.open++;
				yield { atMs, bitmap: { close: () => seen.open-- } as unknown as ImageBitmap };
			}
			if (end) throw end;
		},
		close: () => {
			seen.closed++;
		},
	};
	const work: VideoWork = {
		detail: "tile",
		open: async () => source,
		read: async (_, atMs) => {
			onRead?.(atMs);
			nowMs += 50 + (atMs === timesMs[0] ? openingMs : 0);
			return [aReading({ box: { x: 1, y: 2, width: 3, height: 4 } })];
		},
		now: () => nowMs,
	};
	return { work, seen };
}

const analysisOf = (work: VideoWork) => new VideoAnalysis(new File([], "a.mp4"), "a.mp4", work);
const timesOf = (analysis: VideoAnalysis) => analysis.samples.map(({ atMs }) => atMs);

test("a video is read to its end and everything is closed", async () => {
	const { work, seen } = fakeVideo();
	const analysis = analysisOf(work);
	await analysis.run();
	expect(analysis.progress.value).toMatchObject({
		...{ state: "done", atMs: 1000, leftMs: 0 },
		size: { width: 640, height: 360 },
	});
	expect(timesOf(analysis)).toEqual([0, 200, 400, 600, 800]);
	expect(seen).toEqual({ open: 0, closed: 1 });
});

test("a picture that stands still has its readings at each time", async () => {
	const { work, seen } = fakeVideo({ standsMs: [200, 400, 800] });
	const analysis = analysisOf(work);
	await analysis.run();
	expect(analysis.samples.map(({ atMs, readings }) => [atMs, readings.length])).toEqual([
		...[0, 200, 400, 600, 800].map((atMs) => [atMs, 1]),
	]);
	expect(seen).toEqual({ open: 0, closed: 1 });
});

test("boxes of pictures that were made smaller are in pixels of the video", async () => {
	const analysis = analysisOf(fakeVideo({ scale: 2 }).work);
	await analysis.run();
	expect(analysis.samples[0]?.readings[0]?.box).toEqual({ x: 2, y: 4, width: 6, height: 8 });
});

test("time left shrinks to nothing as the video is read", async () => {
	const analysis = analysisOf(fakeVideo().work);
	const left: number[] = [];
	analysis.progress.subscribe(({ leftMs }) => leftMs !== null && left.push(leftMs));
	await analysis.run();
	expect(left.length).toBeGreaterThan(3);
	expect(left).toEqual([...left].sort((a, b) => b - a));
	expect(left.at(-1)).toBe(0);
});

test("how long the networks took to load says nothing of the time left, nor does a pause meanwhile", async () => {
	const { work } = fakeVideo({
		openingMs: 5000,
		onRead: (atMs) => {
			if (atMs > 0) return;
			analysis.pause();
			setTimeout(() => analysis.resume());
		},
	});
	const analysis: VideoAnalysis = analysisOf(work);
	const told: [number, number | null][] = [];
	analysis.progress.subscribe(({ samples, speed, leftMs }) => {
		if (samples > 0 && samples < 5) told.push([speed, leftMs]);
	});
	await analysis.run();
	expect(new Set(told.map(([speed]) => speed))).toEqual(new Set([0, 4]));
	expect(told[0]).toEqual([0, null]);
	expect(told.at(-1)).toEqual([4, 100]);
});

test("two pictures are read at a time at most", async () => {
	let reading = 0;
	let most = 0;
	const { work } = fakeVideo();
	const slow: VideoWork = {
		...work,
		read: async () => {
			most = Math.max(most, ++reading);
			await new Promise((resolve) => setTimeout(resolve));
			reading--;
			return [];
		},
	};
	await analysisOf(slow).run();
	expect(most).toBe(2);
});

test("a picture that cannot be read ends the analysis with its reason, and closes everything", async () => {
	const { work, seen } = fakeVideo();
	const broken = { ...work, read: () => Promise.reject(new Refusal("reading_failed")) };
	const analysis = analysisOf(broken);
	await analysis.run();
	expect(analysis.progress.value).toMatchObject({
		state: "failed",
		failure: { key: "reading_failed" },
	});
	expect(seen).toEqual({ open: 0, closed: 1 });
});

test("a paused analysis waits, and goes on where it was", async () => {
	const analysis: VideoAnalysis = analysisOf(
		fakeVideo({ onRead: (atMs) => atMs === 400 && analysis.pause() }).work,
	);
	const run = analysis.run();
	await new Promise((resolve) => setTimeout(resolve, 5));
	expect(analysis.progress.value.state).toBe("paused");
	expect(timesOf(analysis).length).toBeLessThan(5);
	analysis.resume();
	await run;
	expect(analysis.progress.value.state).toBe("done");
	expect(timesOf(analysis)).toEqual([0, 200, 400, 600, 800]);
});

test.each([
	["in the middle", false],
	["while paused", true],
])("an analysis cancelled %s keeps what was read and closes everything", async (_, whilePaused) => {
	const { work, seen } = fakeVideo({
		onRead: (atMs) => {
			if (atMs !== 400) return;
			if (whilePaused) analysis.pause();
			else analysis.cancel();
		},
	});
	const analysis: VideoAnalysis = analysisOf(work);
	const run = analysis.run();
	await new Promise((resolve) => setTimeout(resolve, 5));
	analysis.cancel();
	await run;
	expect(analysis.progress.value.state).toBe("cancelled");
	expect(timesOf(analysis).slice(0, 2)).toEqual([0, 200]);
	expect(seen).toEqual({ open: 0, closed: 1 });
});

test("a video that breaks off keeps what was read and says why it stopped", async () => {
	const { work, seen } = fakeVideo({ end: new Refusal("video_broken_off") });
	const analysis = analysisOf(work);
	await analysis.run();
	expect(analysis.progress.value).toMatchObject({
		state: "failed",
		failure: { key: "video_broken_off" },
	});
	expect(analysis.samples).toHaveLength(5);
	expect(seen.closed).toBe(1);
});

test("a video that cannot be opened says why", async () => {
	const { work } = fakeVideo();
	const refused = { ...work, open: () => Promise.reject(new Refusal("video_sound_only")) };
	const analysis = analysisOf(refused);
	await analysis.run();
	expect(analysis.progress.value).toMatchObject({
		state: "failed",
		failure: { key: "video_sound_only" },
	});
});
