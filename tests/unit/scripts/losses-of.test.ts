import { expect, test } from "vitest";
import { lostOf, withoutSetOn } from "../../../scripts/faults/kept-seconds.ts";

const every = (fromMs: number, toMs: number) =>
	Array.from({ length: (toMs - fromMs) / 1000 }, (_, index) => fromMs + index * 1000);

test("what is missing beside the time without readings is what a fault has cost", () => {
	const fault = { startMs: 10_500, backMs: 12_000, leavesReading: false };
	expect(lostOf([...every(0, 10_000), ...every(13_000, 20_000)], fault)).toBe(1500);
	expect(lostOf(every(0, 20_000), fault)).toBe(0);
});

test("where tiles are read all the while, every second counts", () => {
	const fault = { startMs: 10_500, backMs: 13_000, leavesReading: true };
	expect(lostOf([...every(0, 11_000), ...every(13_000, 20_000)], fault)).toBe(2000);
});

test("nothing is said before more is kept after the fault, or where nothing was before", () => {
	const fault = { startMs: 10_500, backMs: 12_000, leavesReading: false };
	expect(lostOf(every(0, 10_000), fault)).toBeNull();
	expect(lostOf(every(13_000, 20_000), fault)).toBeNull();
});

test("an hour by which the clock was set on is taken out, and a real gap stays", () => {
	const hour = 3_600_000;
	const times = [
		...every(0, 5000),
		...every(hour + 6000, hour + 9000),
		...every(hour + 20_000, hour + 22_000),
	];
	const told = [...every(0, 5000), ...every(6000, 9000), ...every(20_000, 22_000)];
	expect(withoutSetOn(times)).toEqual(told);
	expect(withoutSetOn([])).toEqual([]);
});
