import fc from "fast-check";
import { expect, test } from "vitest";
import { binLengthFor, binSeconds, sharesOfCounts } from "../../../src/engine/bin-seconds.ts";
import { countLabels } from "../../../src/shared/count-labels.ts";

const second = (at: number, faces: number) => ({
	atMs: at * 1000,
	faces,
	counts: { ...countLabels([]), happy: faces },
});

test.each([
	[60_000, 200, 1000],
	[3_600_000, 200, 30_000],
	[10_800_000, 400, 30_000],
	[10_800_000, 200, 60_000],
])("%d ms in at most %d bins makes bins of %d ms", (spanMs, most, binMs) => {
	expect(binLengthFor(spanMs, most)).toBe(binMs);
});

test("a bin holds the mean of its seconds; one without seconds is a gap", () => {
	const seconds = [second(0, 2), second(1, 4), second(25, 1)];
	expect(binSeconds(seconds, { fromMs: 0, toMs: 30_000 }, 10_000)).toMatchObject([
		{ fromMs: 0, toMs: 10_000, faces: 3, counts: { happy: 3 } },
		null,
		{ fromMs: 20_000, toMs: 30_000, faces: 1 },
	]);
});

test("what lies outside the view is left out", () => {
	const seconds = [second(5, 9), second(15, 1), second(25, 9)];
	const bins = binSeconds(seconds, { fromMs: 10_000, toMs: 20_000 }, 10_000);
	expect(bins.map((bin) => bin?.faces)).toEqual([1]);
});

test("bins cover the view, no more of them than asked for and one", () => {
	const view = fc
		.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 10, max: 20_000 }))
		.map(([from, span]) => ({ fromMs: from * 1000, toMs: (from + span) * 1000 }));
	fc.assert(
		fc.property(view, fc.integer({ min: 10, max: 500 }), ({ fromMs, toMs }, most) => {
			const binMs = binLengthFor(toMs - fromMs, most);
			const bins = binSeconds([], { fromMs, toMs }, binMs);
			expect(bins.length).toBeLessThanOrEqual(most + 1);
			expect(Math.floor(fromMs / binMs) * binMs + bins.length * binMs).toBeGreaterThanOrEqual(toMs);
		}),
	);
});

test("shares sum to 1, the largest first, without labels never shown", () => {
	expect(sharesOfCounts({ ...countLabels([]), sad: 1, happy: 3 })).toEqual([
		{ label: "happy", share: 0.75 },
		{ label: "sad", share: 0.25 },
	]);
	expect(sharesOfCounts(countLabels([]))).toEqual([]);
});
