import { expect, test } from "vitest";
import { FreezeWatch } from "../../../src/engine/freeze-watch.ts";
import { boxAt, madeUpFace } from "./made-up-face.ts";
import { seededNoise } from "./seeded-noise.ts";

const still = madeUpFace({ box: boxAt(50) });
/** The same face as a closer look places it: a little elsewhere. */
const closer = madeUpFace({ box: boxAt(50.3, 50, 39.6) });

/** After so many milliseconds a face counts as frozen; never is infinity. */
function frozenAfter(
	faceAt: (frame: number) => ReturnType<typeof madeUpFace>,
	{ stepMs = 200, frames = 200 } = {},
): number {
	const watch = new FreezeWatch();
	for (let frame = 0; frame < frames; frame++)
		if (watch.take(faceAt(frame), stepMs)) return frame * stepMs;
	return Number.POSITIVE_INFINITY;
}

test("a face whose pixels never change is frozen after some seconds", () => {
	expect(frozenAfter(() => still)).toBe(8000);
	expect(frozenAfter((frame) => (frame % 4 === 0 ? closer : still))).toBeLessThan(10_000);
});

test("a short film that repeats itself is not frozen", () => {
	const pictures = Array.from({ length: 6 }, (_, index) => madeUpFace({ box: boxAt(50 + index) }));
	expect(frozenAfter((frame) => pictures[frame % 6] ?? still)).toBe(Number.POSITIVE_INFINITY);
});

test("seldom read, it takes as many readings as prove something", () => {
	expect(frozenAfter(() => still, { stepMs: 2000 })).toBe(16_000);
});

test("a face that keeps still before a camera is not, in three minutes", () => {
	const noise = seededNoise(4);
	// A tenth of the trembling recorded of portraits under camera noise.
	const trembling = () => boxAt(50 + 0.02 * noise(), 50 + 0.02 * noise(), 40 + 0.02 * noise());
	expect(frozenAfter(() => madeUpFace({ box: trembling() }), { frames: 900 })).toBe(
		Number.POSITIVE_INFINITY,
	);
});

test("a picture coded anew now and then stays frozen; one that moves again is alive at once", () => {
	const watch = new FreezeWatch();
	for (let frame = 0; frame < 50; frame++) watch.take(still, 200);
	const recoded = madeUpFace({ box: boxAt(50.1) });
	expect(watch.take(recoded, 200)).toBe(true);
	expect(watch.take(still, 200)).toBe(true);
	watch.take(madeUpFace({ box: boxAt(51) }), 200);
	expect(watch.take(madeUpFace({ box: boxAt(52) }), 200)).toBe(false);
	expect(watch.take(still, 200)).toBe(false);
});

test.each([0, -500])("in %i ms nothing freezes", (stepMs) => {
	const watch = new FreezeWatch();
	const taken = Array.from({ length: 100 }, () => watch.take(still, stepMs));
	expect(taken).not.toContain(true);
});
