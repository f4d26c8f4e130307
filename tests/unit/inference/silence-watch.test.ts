import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { SilenceWatch } from "../../../src/inference/silence-watch.ts";

let nowMs: number;
let due: { atMs: number; callBack: () => void } | undefined;
let hangs: number[];
let watch: SilenceWatch;

beforeEach(begin);

function begin(): void {
	nowMs = 0;
	due = undefined;
	hangs = [];
	const clock = {
		now: () => nowMs,
		after: (ms: number, callBack: () => void) => {
			due = { atMs: nowMs + ms, callBack };
			return () => {
				due = undefined;
			};
		},
	};
	watch = new SilenceWatch(clock, (silentMs) => hangs.push(silentMs));
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

test("a worker that falls silent is found in little more than a second, however long the call may take", () => {
	call(3000);
	watch.begin();
	for (let step = 0; step < 100; step++) {
		pass(90);
		watch.sign();
	}
	expect(hangs).toEqual([]);
	pass(1199);
	expect(hangs).toEqual([]);
	pass(1);
	expect(hangs).toEqual([1200]);
});

test("the first call, which compiles, may take twenty seconds", () => {
	watch.begin();
	pass(19_999);
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
	pass(500);
	nowMs += 3_600_000; // asleep: the timer comes late
	pass(0);
	expect(hangs).toEqual([]);
	pass(1199);
	watch.sign();
	watch.end();
	expect(hangs).toEqual([]);
});

test("calls that overlap are one watch, which ends with the last", () => {
	call(10);
	watch.begin();
	watch.begin();
	watch.end();
	pass(1200);
	expect(hangs.length).toBe(1);
});

test("a slow machine is never taken for a hang as long as it is at most four times slower than before", () => {
	const slow = fc.integer({ min: 240, max: 800 });
	fc.assert(
		fc.property(slow, fc.array(fc.double({ min: 0.5, max: 4, noNaN: true })), (ms, factors) => {
			begin();
			call(5000);
			call(ms);
			for (const factor of factors) call(Math.min(4999, ms * factor));
			expect(hangs).toEqual([]);
		}),
	);
});
