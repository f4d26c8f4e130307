import { expect, test } from "vitest";
import { applyBaseline } from "../../../src/engine/baseline.ts";
import { NeutralLearner } from "../../../src/engine/neutral-learner.ts";
import type { Probabilities } from "../../../src/shared/expressions.ts";
import { probabilitiesOf } from "./made-up-face.ts";

const AT_REST = probabilitiesOf({ sad: 0.5, neutral: 0.4 });

/** Shows a learner one reading every `stepMs` for so long. */
function learn(
	readingAt: (atMs: number) => Probabilities | null,
	{ forMs = 5000, stepMs = 200, trackAt = (_: number): number => 1 } = {},
) {
	const learner = new NeutralLearner();
	for (let atMs = 1e6; atMs <= 1e6 + forMs; atMs += stepMs) {
		const probabilities = readingAt(atMs - 1e6);
		const trackId = trackAt(atMs - 1e6);
		learner.take(probabilities && { probabilities, trackId }, atMs);
	}
	return learner.state;
}

test("a face held for some seconds is learned, and then reads as neutral", () => {
	const learned = learn(() => AT_REST);
	if (learned.state !== "learned") throw new Error(learned.state);
	expect(applyBaseline(AT_REST, learned.baseline).neutral).toBeGreaterThan(0.7);
});

test("how far it is grows from 0 with time and readings", () => {
	const shareAfter = (forMs: number, stepMs = 200) => {
		const state = learn(() => AT_REST, { forMs, stepMs });
		return state.state === "learning" ? state.share : Number.NaN;
	};
	expect(shareAfter(0)).toBe(0);
	expect(shareAfter(1000)).toBeCloseTo(1000 / 3500, 2);
	expect(shareAfter(3000)).toBeGreaterThan(shareAfter(1000));
	expect(shareAfter(4000, 1000)).toBeCloseTo(5 / 8, 2);
});

test("frames without the face do not count, nor those before another track", () => {
	expect(learn((atMs) => (atMs % 400 === 0 ? AT_REST : null)).state).toBe("learned");
	const changed = { trackAt: (atMs: number) => (atMs < 3000 ? 1 : 2) };
	expect(learn(() => AT_REST, changed).state).toBe("learning");
});

test("a face that is not seen is given up with that reason", () => {
	expect(learn(() => null, { forMs: 29_000 })).toEqual({ state: "learning", share: 0 });
	expect(learn(() => null, { forMs: 31_000 })).toEqual({ state: "failed", reason: "unseen" });
});

test("a face that smiles and stops is refused", () => {
	const mixed = (atMs: number) => (atMs % 2000 < 1000 ? AT_REST : probabilitiesOf({ happy: 0.9 }));
	expect(learn(mixed)).toEqual({ state: "failed", reason: "changing" });
});

test("two readings in five seconds are enough of them, and time that stands still is never enough", () => {
	expect(learn(() => AT_REST, { forMs: 20_000, stepMs: 2500 }).state).toBe("learned");
	const learner = new NeutralLearner();
	for (let frame = 0; frame < 100; frame++)
		learner.take({ probabilities: AT_REST, trackId: 1 }, 1e6);
	expect(learner.state).toEqual({ state: "learning", share: 0 });
});
