import { expect, test } from "vitest";
import { TurnWatch } from "../../../src/engine/turn-watch.ts";
import type { Probabilities } from "../../../src/shared/expressions.ts";
import type { Settings } from "../../../src/shared/settings.ts";
import { probabilitiesOf } from "./made-up-face.ts";

const HAPPY = probabilitiesOf({ happy: 0.9 });
const SAD = probabilitiesOf({ sad: 0.9 });
const NEUTRAL = probabilitiesOf({ neutral: 0.9 });

/** After how many readings of what follows a happy face a turn is certain; 0 for never. */
function turnAfter(
	readings: readonly Probabilities[],
	{
		stepMs = 200,
		tremble = 0.02,
		smoothing = "balanced" as Settings["smoothing"],
		before = HAPPY,
	} = {},
): number {
	const watch = new TurnWatch();
	const known = { before, tremble, elapsedMs: stepMs, smoothing };
	return readings.findIndex((observed) => watch.take(observed, known) !== null) + 1;
}
const many = (reading: Probabilities) => Array<Probabilities>(20).fill(reading);

test.each([
	["balanced", 200, 2],
	["balanced", 500, 2],
	["balanced", 100, 3],
	["quick", 200, 2],
	["steady", 200, 3],
	["steady", 100, 5],
] as const)(
	"when %s and read every %i ms, a turn is certain with reading %i",
	(smoothing, stepMs, readings) => {
		expect(turnAfter(many(SAD), { smoothing, stepMs })).toBe(readings);
	},
);

test("what is read once and not again is no turn", () => {
	expect(turnAfter(many(SAD).flatMap((sad) => [sad, HAPPY]))).toBe(0);
	expect(turnAfter(many(SAD).flatMap((sad) => [sad, NEUTRAL]))).toBe(0);
});

test("readings near the memory are no turn, however long they last", () => {
	expect(turnAfter(many(probabilitiesOf({ happy: 0.6, neutral: 0.35 })))).toBe(0);
});

test("a face that trembles has to go farther", () => {
	const half = many(probabilitiesOf({ sad: 0.55, happy: 0.4 }));
	expect(turnAfter(half, { tremble: 0.05 })).toBe(2);
	expect(turnAfter(half, { tremble: 0.2 })).toBe(0);
});

test("a turn ends at the average of what was read, and at the tremble from before it", () => {
	const watch = new TurnWatch();
	const elapsed = { elapsedMs: 200, smoothing: "balanced" } as const;
	const [one, other] = [probabilitiesOf({ sad: 0.95 }), probabilitiesOf({ sad: 0.85 })];
	watch.take(one, { before: HAPPY, tremble: 0.03, ...elapsed });
	const turned = watch.take(other, { before: NEUTRAL, tremble: 0.3, ...elapsed });
	expect(turned?.to.sad).toBeCloseTo(0.9, 9);
	expect(turned?.tremble).toBe(0.03);
});

test.each([0, -1000])("in %i ms no turn becomes certain", (stepMs) => {
	expect(turnAfter(many(SAD), { stepMs })).toBe(0);
});
