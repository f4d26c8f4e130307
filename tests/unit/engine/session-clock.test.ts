import fc from "fast-check";
import { expect, test } from "vitest";
import { SessionClock } from "../../../src/engine/session-clock.ts";

const HOUR_MS = 3_600_000;
const START = { monotonicMs: 500, wallMs: 1_700_000_000_000 };
const after = (monotonicMs: number, wallMs = monotonicMs) => ({
	monotonicMs: START.monotonicMs + monotonicMs,
	wallMs: START.wallMs + wallMs,
});

test("time passes as the monotonic clock says", () => {
	const clock = new SessionClock(START);
	expect(clock.at(after(1000, 1010))).toBe(1000);
	expect(clock.at(after(2500, 2490))).toBe(2500);
});

test("a clock set back changes nothing, nor does setting it right again", () => {
	const clock = new SessionClock(START);
	expect(clock.at(after(1000, 1000 - HOUR_MS))).toBe(1000);
	expect(clock.at(after(2000, 2000 - HOUR_MS))).toBe(2000);
	expect(clock.at(after(3000))).toBe(3000);
	expect(clock.sleeps).toEqual([]);
});

test("a clock set on looks like a sleep until it is right again", () => {
	const clock = new SessionClock(START);
	clock.at(after(1000));
	expect(clock.at(after(2000, 2000 + HOUR_MS))).toBe(2000);
	expect(clock.sleeps).toEqual([{ atMs: 1000, forMs: HOUR_MS }]);
	expect(clock.at(after(5000))).toBe(5000);
	expect(clock.sleeps).toEqual([]);
});

test("sleep is noted where the monotonic clock stood still, and lies in the time where it did not", () => {
	const stoodStill = new SessionClock(START);
	expect(stoodStill.at(after(1000, 1000 + HOUR_MS))).toBe(1000);
	expect(stoodStill.at(after(2000, 2000 + HOUR_MS))).toBe(2000);
	expect(stoodStill.at(after(3000, 3000 + 3 * HOUR_MS))).toBe(3000);
	expect(stoodStill.sleeps).toEqual([
		{ atMs: 0, forMs: HOUR_MS },
		{ atMs: 2000, forMs: 2 * HOUR_MS },
	]);
	const wentOn = new SessionClock(START);
	expect(wentOn.at(after(HOUR_MS))).toBe(HOUR_MS);
	expect(wentOn.sleeps).toEqual([]);
});

test("a clock that is set on by weeks was not slept through", () => {
	const clock = new SessionClock(START);
	clock.at(after(1000, 1000 + 30 * 24 * HOUR_MS));
	expect(clock.sleeps).toEqual([]);
	clock.at(after(2000));
	expect(clock.sleeps).toEqual([]);
});

test("a clock that was wrong and is set right once takes back no sleep from before", () => {
	const clock = new SessionClock(START);
	clock.at(after(1000, 1000 + HOUR_MS));
	clock.at(after(2000, 2000 - HOUR_MS));
	expect(clock.sleeps).toEqual([{ atMs: 0, forMs: HOUR_MS }]);
});

test("whatever the clocks do, time is the monotonic clock's, and sleeps are whole seconds in order", () => {
	const step = fc.tuple(
		fc.integer({ min: 0, max: HOUR_MS }),
		fc.integer({ min: -24 * HOUR_MS, max: 24 * HOUR_MS }),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const clock = new SessionClock(START);
			let [monotonicMs, wallMs] = [0, 0];
			for (const [byMonotonic, byWall] of steps) {
				monotonicMs += byMonotonic;
				wallMs += byWall;
				expect(clock.at(after(monotonicMs, wallMs))).toBe(monotonicMs);
			}
			const times = clock.sleeps.map(({ atMs }) => atMs);
			expect(times).toEqual(times.toSorted((a, b) => a - b));
			for (const { forMs } of clock.sleeps) expect([forMs % 1000, forMs > 0]).toEqual([0, true]);
		}),
	);
});
