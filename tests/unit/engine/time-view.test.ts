import fc from "fast-check";
import { expect, test } from "vitest";
import {
	fitView,
	followView,
	moveView,
	SHORTEST_VIEW_MS,
	type TimeView,
	zoomView,
} from "../../../src/engine/time-view.ts";

const WHOLE = { fromMs: 0, toMs: 600_000 };

test.each([
	["closer", zoomView(WHOLE, 0.5, WHOLE), { fromMs: 150_000, toMs: 450_000 }],
	["out, no further than the whole", zoomView(WHOLE, 2, WHOLE), WHOLE],
	[
		"closer about a time that keeps its place",
		zoomView(WHOLE, 0.5, WHOLE, 150_000),
		{ fromMs: 75_000, toMs: 375_000 },
	],
	[
		"closer about its middle, where that time is beside it",
		zoomView({ fromMs: 0, toMs: 100_000 }, 0.5, WHOLE, 200_000),
		{ fromMs: 25_000, toMs: 75_000 },
	],
	["on", moveView({ fromMs: 0, toMs: 100_000 }, 0.5, WHOLE), { fromMs: 50_000, toMs: 150_000 }],
	[
		"back, no further than the start",
		moveView({ fromMs: 0, toMs: 9e4 }, -1, WHOLE),
		{ fromMs: 0, toMs: 9e4 },
	],
])("a view goes %s", (_, view, expected) => {
	expect(view).toEqual(expected);
});

const MINUTE = { fromMs: 60_000, toMs: 120_000 };

test.each([
	["plays within it", 70_000, 70_040, MINUTE],
	["plays out of it", 119_990, 120_030, { fromMs: 114_030, toMs: 174_030 }],
	["jumps out of it", 70_000, 300_000, { fromMs: 294_000, toMs: 354_000 }],
	["jumps beside it", 500_000, 10_000, { fromMs: 4_000, toMs: 64_000 }],
	["jumps to the end", 70_000, 600_000, { fromMs: 540_000, toMs: 600_000 }],
	["plays on beside it", 500_000, 500_040, MINUTE],
])("where the playhead %s a view goes with it or stays", (_, beforeMs, atMs, expected) => {
	expect(followView(MINUTE, beforeMs, atMs, WHOLE)).toEqual(expected);
});

test("a view never leaves the whole, and is never too short to see", () => {
	const whole = fc
		.integer({ min: SHORTEST_VIEW_MS, max: 1e7 })
		.map((toMs) => ({ fromMs: 0, toMs }));
	const step = fc.oneof(
		fc
			.double({ min: 0.1, max: 10, noNaN: true })
			.map((factor) => (view: TimeView, all: TimeView) => zoomView(view, factor, all)),
		fc
			.double({ min: -3, max: 3, noNaN: true })
			.map((share) => (view: TimeView, all: TimeView) => moveView(view, share, all)),
	);
	fc.assert(
		fc.property(whole, fc.array(step, { maxLength: 20 }), (all, steps) => {
			let view = fitView(all, all);
			for (const take of steps) {
				view = take(view, all);
				expect(view.fromMs).toBeGreaterThanOrEqual(all.fromMs);
				expect(view.toMs).toBeLessThanOrEqual(all.toMs + 1e-6);
				expect(view.toMs - view.fromMs).toBeGreaterThanOrEqual(SHORTEST_VIEW_MS - 1e-6);
			}
		}),
	);
});
