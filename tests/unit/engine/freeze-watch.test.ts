import { describe, expect, test } from "vitest";
import { type Fingerprint, FreezeWatch } from "../../../src/engine/freeze-watch.ts";

const STEP_MS = 200;

const seen = (pixels: number, copy = "whole"): Fingerprint => ({ pixels, copy });

/** After so many milliseconds a face counts as frozen; never is infinity. */
function frozenAfter(
	fingerprintAt: (frame: number) => Fingerprint | undefined,
	{ stepMs = STEP_MS, frames = 900 } = {},
): number {
	const watch = new FreezeWatch();
	for (let frame = 0; frame < frames; frame++)
		if (watch.take(fingerprintAt(frame), stepMs)) return frame * stepMs;
	return Number.POSITIVE_INFINITY;
}

/** Whether a face that was frozen still is, after each of these. */
function afterFrozen(fingerprints: readonly Fingerprint[]): boolean[] {
	const watch = new FreezeWatch();
	for (let frame = 0; frame < 50; frame++) watch.take(seen(7), STEP_MS);
	return fingerprints.map((fingerprint) => watch.take(fingerprint, STEP_MS));
}

test("a face whose pixels never change is frozen after some seconds", () => {
	expect(frozenAfter(() => seen(7))).toBe(8000);
});

test("so is one that is looked at as a whole and closely in turn", () => {
	const looks = [seen(1), seen(2, "close"), seen(3, "closer"), seen(3, "closer")];
	expect(frozenAfter((frame) => looks[frame % looks.length])).toBeLessThan(10_000);
});

test("so is one that is copied by two ways, at two sizes, from a place that trembles", () => {
	const copies = [
		"rgba 0,0",
		"rgba 38,24",
		"drawn 39,25",
		"drawn 0,0",
		"drawn 40,25",
		"drawn 40,26",
	];
	const looks = [...copies, ...copies.slice(1, 3), "drawn small", "drawn 41,26"];
	const lookAt = (frame: number) => frame % looks.length;
	expect(frozenAfter((frame) => seen(lookAt(frame), looks[lookAt(frame)]))).toBeLessThan(15_000);
});

test("seldom read, it takes as many readings as prove something", () => {
	expect(frozenAfter(() => seen(7), { stepMs: 2000 })).toBe(16_000);
});

test("a face of which no two frames are the same is not, nor is one whose pixels are not told", () => {
	expect(frozenAfter((frame) => seen(frame))).toBe(Number.POSITIVE_INFINITY);
	expect(frozenAfter(() => undefined)).toBe(Number.POSITIVE_INFINITY);
});

test.each([4, 8])("a film of %i pictures that repeats itself is not frozen", (pictures) => {
	expect(frozenAfter((frame) => seen(frame % pictures))).toBe(Number.POSITIVE_INFINITY);
});

test("nor is one that is looked at as a whole and closely in turn", () => {
	const copyAt = (frame: number) => (frame % 2 ? "whole" : "close");
	expect(frozenAfter((frame) => seen(frame % 8, copyAt(frame)))).toBe(Number.POSITIVE_INFINITY);
});

test.each([0, -500])("in %i ms nothing freezes", (stepMs) => {
	expect(frozenAfter(() => seen(7), { stepMs })).toBe(Number.POSITIVE_INFINITY);
});

describe("a face that was frozen", () => {
	test("stays so when it is coded anew now and then, and is alive at once when it moves", () => {
		const looks = [seen(8), seen(7), seen(9), seen(10), seen(7)];
		expect(afterFrozen(looks)).toEqual([true, true, true, false, false]);
	});

	test("stays so when it is copied by another way, at another size, and from where it is found then", () => {
		const looks = [
			seen(1, "drawn 256x144"),
			seen(2, "drawn 40,25 85x85"),
			seen(3, "drawn 40,26 84x84"),
			seen(3, "drawn 40,26 85x84"),
			seen(4, "drawn 192x108"),
			seen(5, "rgba 40,27 83x83"),
			seen(3, "drawn 40,26 84x84"),
			seen(7),
		];
		expect(afterFrozen(looks)).toEqual(looks.map(() => true));
	});

	test("is alive again soon where it is found elsewhere every time", () => {
		const looks = Array.from({ length: 8 }, (_, x) => seen(x + 100, `drawn ${x},0`));
		expect(afterFrozen(looks).indexOf(false)).toBe(5);
	});

	test("is alive when both of two copies show something new, others between them or not", () => {
		const looks = [seen(8), seen(1, "close"), seen(9), seen(2, "close")];
		expect(afterFrozen(looks).at(-1)).toBe(false);
	});
});
