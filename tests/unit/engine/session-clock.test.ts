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

test("a clock set back changes nothing", () => {
	const clock = new SessionClock(START);
	expect(clock.at(after(1000, 1000 - HOUR_MS))).toBe(1000);
	expect(clock.at(after(2000, 2000 - HOUR_MS))).toBe(2000);
});

test("sleep leaves a gap as long as it lasted, whether the monotonic clock stood still or not", () => {
	const stoodStill = new SessionClock(START);
	expect(stoodStill.at(after(1000, 1000 + HOUR_MS))).toBe(1000 + HOUR_MS);
	expect(stoodStill.at(after(2000, 2000 + HOUR_MS))).toBe(2000 + HOUR_MS);
	expect(new SessionClock(START).at(after(HOUR_MS))).toBe(HOUR_MS);
});

test("a session that goes on does so where it stood", () => {
	expect(new SessionClock(START, 60_000).at(after(1000))).toBe(61_000);
});

test("whatever the clocks do, time is never negative, never goes back, and never stops with the monotonic clock going", () => {
	const step = fc.tuple(
		fc.integer({ min: 0, max: HOUR_MS }),
		fc.integer({ min: -24 * HOUR_MS, max: 24 * HOUR_MS }),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const clock = new SessionClock(START);
			let [monotonicMs, wallMs, before] = [0, 0, 0];
			for (const [byMonotonic, byWall] of steps) {
				monotonicMs += byMonotonic;
				wallMs += byWall;
				const now = clock.at(after(monotonicMs, wallMs));
				expect(now - before).toBeGreaterThanOrEqual(byMonotonic);
				before = now;
			}
		}),
	);
});
