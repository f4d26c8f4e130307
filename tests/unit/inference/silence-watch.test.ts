import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { LITTLE_BEYOND_MS, SilenceWatch, StepPace } from "../../../src/inference/silence-watch.ts";

let nowMs: number;
let due: { atMs: number; callBack: () => void } | undefined;
let hangs: number[];
let watch: SilenceWatch;
let pace: StepPace;

beforeEach(begin);

function begin(): void {
	nowMs = 0;
	due = undefined;
	hangs = [];
	pace = new StepPace();
	watch = new SilenceWatch(clockNow(), pace, (silentMs) => hangs.push(silentMs));
}

function clockNow() {
	return {
		now: () => nowMs,
		after: (ms: number, callBack: () => void) => {
			due = { atMs: nowMs + ms, callBack };
			return () => {
				due = undefined;
			};
		},
	};
}

/** Lets time pass, with timers on time. */
function pass(ms: number): void {
	const end = nowMs + ms;
	while (due !== undefined && due.atMs <= end) {
		nowMs = Math.max(nowMs, due.atMs);
		const { callBack } = due;
		due = undefined;
		callBack();
	}
	nowMs = Math.max(nowMs, end);
}

/** One call with signs so far apart. */
function call(...stepsMs: number[]): void {
	watch.begin();
	for (const ms of stepsMs) {
		pass(ms);
		watch.sign();
	}
	watch.end();
}

test("a worker that falls silent is found in half a second, however long the call may take", () => {
	call(100);
	watch.begin();
	for (let step = 0; step < 100; step++) {
		pass(90);
		watch.sign();
	}
	expect(hangs).toEqual([]);
	pass(499);
	expect(hangs).toEqual([]);
	pass(1);
	expect(hangs).toEqual([500]);
});

test("where no pace is known yet five seconds are waited for", () => {
	watch.begin();
	pass(4999);
	expect(hangs).toEqual([]);
	pass(1);
	expect(hangs.length).toBe(1);
});

test("a worker at rest is not waited for", () => {
	call(100, 100);
	pass(1e9);
	expect(hangs).toEqual([]);
});

test("a machine that was asleep gives the worker its time anew", () => {
	call(100);
	watch.begin();
	pass(300);
	nowMs += 3_600_000; // asleep: the timer comes late
	pass(0);
	expect(hangs).toEqual([]);
	pass(499);
	watch.sign();
	watch.end();
	expect(hangs).toEqual([]);
});

test("a machine's sleep does not count as the worker's pace, though the worker is heard of before the late timer", () => {
	call(100);
	watch.begin();
	pass(300);
	nowMs += 3000; // asleep
	watch.sign();
	pass(0);
	watch.end();
	watch.begin();
	pass(500);
	expect(hangs).toEqual([500]);
});

test("a hang that ended with its worker does not make the next one be waited for longer", () => {
	call(100);
	watch.begin();
	pass(500);
	expect(hangs).toEqual([500]);
	pass(1000); // until another worker has taken over
	watch.drop();
	watch = new SilenceWatch(clockNow(), pace, (silentMs) => hangs.push(silentMs));
	watch.begin();
	pass(500);
	expect(hangs).toEqual([500, 500]);
});

test("calls that overlap are one watch, which ends with the last", () => {
	call(10);
	watch.begin();
	watch.begin();
	watch.end();
	pass(1200);
	expect(hangs.length).toBe(1);
});

test("a worker that is heard of again was not hanging, is waited for longer, and is watched on", () => {
	call(100);
	watch.begin();
	pass(500);
	expect([hangs, watch.isSilent]).toEqual([[500], true]);
	pass(300);
	watch.sign();
	expect(watch.isSilent).toBe(false);
	pass(3199);
	expect(hangs).toEqual([500]);
	pass(1);
	expect(hangs).toEqual([500, 3200]);
});

test("a worker that takes another's place is measured by the steps of that one", () => {
	call(200);
	watch = new SilenceWatch(clockNow(), pace, (silentMs) => hangs.push(silentMs));
	watch.begin();
	pass(800);
	expect(hangs).toEqual([800]);
});

test("where a false alarm costs little, one slow step does not hide a hang for seconds", () => {
	pace = new StepPace(LITTLE_BEYOND_MS);
	watch = new SilenceWatch(clockNow(), pace, (silentMs) => hangs.push(silentMs));
	call(100);
	watch.begin();
	pass(500);
	expect(hangs).toEqual([500]);
	pass(300);
	watch.sign();
	watch.end();
	watch.begin();
	pass(1199);
	expect(hangs).toEqual([500]);
	pass(1);
	expect(hangs).toEqual([500, 1200]);
});

test("a slow machine is never taken for a hang as long as it is less than four times slower than before", () => {
	const slow = fc.integer({ min: 200, max: 800 });
	fc.assert(
		fc.property(slow, fc.array(fc.double({ min: 0.5, max: 3.9, noNaN: true })), (ms, factors) => {
			begin();
			call(ms);
			for (const factor of factors) {
				// What was before counts half after a minute.
				const beforeMs = ms * 0.5 ** (nowMs / 60_000);
				call(Math.min(4999, beforeMs * factor));
			}
			expect(hangs).toEqual([]);
		}),
		{ numRuns: 1000 },
	);
});
