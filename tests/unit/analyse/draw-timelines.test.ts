import { afterAll, expect, test, vi } from "vitest";
import { drawStrip, drawTimelines } from "../../../src/analyse/draw-timelines.ts";
import type { FaceTimeline } from "../../../src/analyse/face-timeline.ts";
import type { TimeView } from "../../../src/engine/time-view.ts";
import { WORDS } from "../overlay/page-with-overlay.ts";

/** The canvas that was made, and the texts that were written on it. */
let heightPx = 0;
let texts: string[] = [];

vi.stubGlobal(
	"OffscreenCanvas",
	class {
		constructor(_: number, height: number) {
			heightPx = height;
			texts = [];
		}
		getContext = () => ({
			fillRect: () => {},
			measureText: (text: string) => ({ width: text.length * 7 }),
			fillText: (text: string) => texts.push(text),
		});
	},
);
/** Where a strip of 100 px is filled, from left to right, over its ground. */
function filled(
	segments: FaceTimeline["segments"],
	view: TimeView,
): [left: number, wide: number][] {
	const rectangles: [number, number][] = [];
	const context = {
		fillRect: (left: number, _: number, wide: number) => rectangles.push([left, wide]),
	} as unknown as CanvasRenderingContext2D;
	drawStrip(context, { trackId: 1, segments, seenMs: 0 }, view, {
		x: 0,
		y: 0,
		width: 100,
		height: 10,
	});
	return rectangles.slice(1);
}

test("a strip shows its part of a video, cut off where that ends", () => {
	const segments = [0, 20_000, 40_000, 60_000].map((fromMs) => ({
		fromMs,
		toMs: fromMs + 10_000,
		label: "happy" as const,
	}));
	expect(filled(segments, { fromMs: 0, toMs: 100_000 })).toEqual([
		[0, 10],
		[20, 10],
		[40, 10],
		[60, 10],
	]);
	expect(filled(segments, { fromMs: 25_000, toMs: 45_000 })).toEqual([
		[0, 25],
		[75, 25],
	]);
});

afterAll(() => vi.unstubAllGlobals());

test("the picture of a long video's many faces stays one that every browser makes, and says how many it lacks", () => {
	const timelines = Array.from(
		{ length: 2000 },
		(_, trackId): FaceTimeline => ({
			trackId,
			segments: [{ fromMs: 0, toMs: 1000, label: "happy" }],
			seenMs: 1000,
		}),
	);
	const saidLeft = () =>
		texts.filter((text) => text === WORDS.count("analyse_more_faces", 1500)).length;
	drawTimelines(timelines.slice(0, 500), 10_000_000, "film.mp4", WORDS);
	expect(saidLeft()).toBe(0);
	drawTimelines(timelines, 10_000_000, "film.mp4", WORDS);
	expect(heightPx).toBeLessThan(32_767);
	expect(saidLeft()).toBe(1);
});
