// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CanvasActivity } from "../../../src/meeting/canvas-activity.ts";
import { FrameWatch } from "../../../src/meeting/frame-watch.ts";
import { showPage, stubBrowser } from "../../fixtures/meeting-page.ts";

beforeEach(stubBrowser);
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** A video as Chromium shows it, which counts a stream's frames, or as Firefox does, which only tells of the next. */
function videoIn(browser: "Chromium" | "Firefox") {
	const video = document.createElement("video");
	let totalVideoFrames = 0;
	let waiting: VideoFrameRequestCallback[] = [];
	video.getVideoPlaybackQuality = () => ({ totalVideoFrames }) as VideoPlaybackQuality;
	video.requestVideoFrameCallback = (callback) => waiting.push(callback);
	const showFrame = () => {
		if (browser === "Chromium") totalVideoFrames++;
		const told = waiting;
		waiting = [];
		for (const callback of told) callback(0, {} as VideoFrameCallbackMetadata);
	};
	return { video, showFrame, asked: () => waiting.length };
}

test.each(["Chromium", "Firefox"] as const)(
	"in %s a video is fresh once for each new frame",
	(browser) => {
		const { video, showFrame } = videoIn(browser);
		const frames = new FrameWatch(new CanvasActivity());
		showFrame();
		expect(frames.isFresh(video, 0)).toBe(true);
		frames.markCopied(video);
		expect(frames.isFresh(video, 100)).toBe(false);
		for (let atMs = 200; atMs < 2000; atMs += 200) {
			showFrame();
			showFrame();
			expect(frames.isFresh(video, atMs)).toBe(true);
			frames.markCopied(video);
			expect(frames.isFresh(video, atMs + 100)).toBe(false);
		}
	},
);

test.each(["Chromium", "Firefox"] as const)(
	"in %s a video stalls when no frame comes, until one does",
	(browser) => {
		const { video, showFrame } = videoIn(browser);
		const frames = new FrameWatch(new CanvasActivity());
		for (let atMs = 0; atMs <= 6000; atMs += 500) {
			showFrame();
			expect(frames.stalledMs(video, atMs)).toBe(0);
		}
		expect(frames.stalledMs(video, 9000)).toBe(3000);
		showFrame();
		expect(frames.stalledMs(video, 9500)).toBe(0);
	},
);

test("a video is asked for one frame at a time, also over a page's hidden hours", () => {
	const { video, showFrame, asked } = videoIn("Firefox");
	const frames = new FrameWatch(new CanvasActivity());
	for (let atMs = 0; atMs < 10_000; atMs += 500) {
		frames.stalledMs(video, atMs);
		frames.reset();
		expect(asked()).toBe(1);
	}
	showFrame();
	expect(frames.stalledMs(video, 10_000)).toBe(0);
	expect(frames.isFresh(video, 10_000)).toBe(true);
});

test.each([3, 24])("of %i canvases none stalls that moves, and one that stops does", (count) => {
	const html = `<canvas width="640" height="360" x-rect="0 0 640 360" x-moving></canvas>`;
	const canvases = [...showPage(html.repeat(count)).querySelectorAll("canvas")];
	const activity = new CanvasActivity();
	const frames = new FrameWatch(activity);
	let atMs = 0;
	const longestIn = (seconds: number) => {
		let longest: number[] = canvases.map(() => 0);
		for (const untilMs = atMs + seconds * 1000; atMs < untilMs; atMs += 500) {
			activity.look(canvases, atMs);
			longest = canvases.map((canvas, at) =>
				Math.max(longest[at] ?? 0, frames.stalledMs(canvas, atMs)),
			);
		}
		return longest;
	};
	longestIn(20);
	expect(Math.max(...longestIn(30))).toBeLessThan(2500);
	canvases[0]?.removeAttribute("x-moving");
	const [stopped = 0, ...others] = longestIn(20);
	expect(stopped).toBeGreaterThan(2500);
	expect(Math.max(...others)).toBeLessThan(2500);
});

test("where the browser counts frames it is not asked for any", () => {
	const { video, showFrame, asked } = videoIn("Chromium");
	const frames = new FrameWatch(new CanvasActivity());
	showFrame();
	for (let atMs = 0; atMs < 2000; atMs += 500) frames.stalledMs(video, atMs);
	expect(asked()).toBe(0);
});
