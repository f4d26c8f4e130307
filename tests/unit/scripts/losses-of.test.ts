import { expect, test } from "vitest";
import { lossesOf } from "../../../scripts/faults/losses-of.ts";

const every = (fromMs: number, toMs: number) =>
	Array.from({ length: (toMs - fromMs) / 1000 }, (_, index) => fromMs + index * 1000);
const span = (startMs: number, backMs: number, leavesReading = false) => ({
	startMs,
	backMs,
	leavesReading,
});

test("what is missing beside the time without readings, and beside part of a second, is what a fault has cost", () => {
	const fault = span(10_500, 12_000);
	const around = (before: number, after: number) => [...every(0, before), ...every(after, 20_000)];
	expect(lossesOf(around(8000, 13_000), [fault])).toEqual([2500]);
	expect(lossesOf(around(10_000, 12_000), [fault])).toEqual([0]);
	expect(lossesOf(every(0, 20_000), [fault])).toEqual([0]);
});

test("where tiles are read all the while, every second counts", () => {
	const kept = [...every(0, 11_000), ...every(14_000, 20_000)];
	expect(lossesOf(kept, [span(10_500, 13_000, true)])).toEqual([2000]);
});

test("of a gap around several faults each has its own part, and none the whole", () => {
	// Two seconds were not written when the first came, four when the second, and the third was late by three.
	const kept = [...every(0, 8000), ...every(26_000, 30_000)];
	const faults = [span(10_000, 12_000), span(16_000, 17_000), span(17_000, 23_000)];
	expect(lossesOf(kept, faults)).toEqual([1000, 3000, 2000]);
});

test("a gap that comes later than a fault is not that fault's, unless none has come since", () => {
	const kept = [...every(0, 20_000), ...every(25_000, 40_000)];
	expect(lossesOf(kept, [span(5000, 6000), span(10_000, 11_000)])).toEqual([0, 4000]);
	expect(lossesOf(kept, [span(5000, 6000), span(30_000, 31_000)])).toEqual([4000, 0]);
});

test("nothing is said before more is kept after the fault, or where nothing was before", () => {
	const fault = span(10_500, 12_000);
	expect(lossesOf(every(0, 10_000), [fault])).toEqual([null]);
	expect(lossesOf(every(13_000, 20_000), [fault])).toEqual([null]);
	expect(lossesOf([], [fault])).toEqual([null]);
});
