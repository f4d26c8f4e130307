import { afterAll, expect, test, vi } from "vitest";
import { drawTimelines } from "../../../src/analyse/draw-timelines.ts";
import type { FaceTimeline } from "../../../src/analyse/face-timeline.ts";
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
