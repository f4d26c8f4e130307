import { expect, test } from "vitest";
import { FreezeWatch } from "../../../src/engine/freeze-watch.ts";

/** After so many milliseconds a face counts as frozen; never is infinity. */
function frozenAfter(
	fingerprintAt: (frame: number) => number | undefined,
	{ stepMs = 200, frames = 900 } = {},
): number {
	const watch = new FreezeWatch();
	for (let frame = 0; frame < frames; frame++)
		if (watch.take(fingerprintAt(frame), stepMs)) return frame * stepMs;
	return Number.POSITIVE_INFINITY;
}

test("a face whose pixels never change is frozen after some seconds", () => {
	expect(frozenAfter(() => 7)).toBe(8000);
});

test("so is one that is looked at as a whole and closely in turn", () => {
	expect(frozenAfter((frame) => [1, 2, 3, 3, 3][frame % 5])).toBeLessThan(10_000);
});

test("seldom read, it takes as many readings as prove something", () => {
	expect(frozenAfter(() => 7, { stepMs: 2000 })).toBe(16_000);
});

test("a face of which no two frames are the same is not, nor is one whose pixels are not told", () => {
	expect(frozenAfter((frame) => frame)).toBe(Number.POSITIVE_INFINITY);
	expect(frozenAfter(() => undefined)).toBe(Number.POSITIVE_INFINITY);
});

test("a short film that repeats itself is not frozen", () => {
	expect(frozenAfter((frame) => frame % 8)).toBe(Number.POSITIVE_INFINITY);
});

test("a picture coded anew now and then stays frozen; one that moves again is alive at once", () => {
	const watch = new FreezeWatch();
	for (let frame = 0; frame < 50; frame++) watch.take(7, 200);
	expect(watch.take(8, 200)).toBe(true);
	expect(watch.take(7, 200)).toBe(true);
	watch.take(9, 200);
	expect(watch.take(10, 200)).toBe(false);
	expect(watch.take(7, 200)).toBe(false);
});

test.each([0, -500])("in %i ms nothing freezes", (stepMs) => {
	expect(frozenAfter(() => 7, { stepMs })).toBe(Number.POSITIVE_INFINITY);
});
