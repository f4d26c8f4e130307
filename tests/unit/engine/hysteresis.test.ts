import fc from "fast-check";
import { expect, test } from "vitest";
import { type HeldLabel, holdLabel } from "../../../src/engine/hysteresis.ts";
import { labelEntries } from "../../../src/engine/label-set.ts";
import type { Probabilities } from "../../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { probabilitiesOf } from "./made-up-face.ts";

const THRESHOLD = 0.5;
const STEP_MS = 200;
const say = (named: Partial<Probabilities>, tremble = 0, elapsedMs = STEP_MS) => ({
	entries: labelEntries(probabilitiesOf(named), DEFAULT_SETTINGS),
	threshold: THRESHOLD,
	tremble,
	elapsedMs,
});
const holding = (label: HeldLabel["label"]): HeldLabel => ({ label, against: 0 });
/** How many readings it takes until the label is another, at most `most`. */
function readingsUntilChange(
	from: HeldLabel["label"],
	evidence: ReturnType<typeof say>,
	most = 100,
): number {
	let held = holding(from);
	for (let reading = 1; reading <= most; reading++) {
		held = holdLabel(held, evidence, "balanced");
		if (held.label !== from) return reading;
	}
	return Number.POSITIVE_INFINITY;
}

test.each([
	["the leading expression", { happy: 0.6 }, "happy"],
	["uncertain, when nothing reaches the threshold", { happy: 0.4, sad: 0.4 }, "uncertain"],
	["the leading expression, when it just reaches the threshold", { happy: 0.5 }, "happy"],
])("a face seen for the first time gets %s", (_, named, label) => {
	expect(holdLabel(undefined, say(named), "balanced").label).toBe(label);
});

test.each([
	["neutral", { happy: 0.9 }, 1],
	["neutral", { happy: 0.6, neutral: 0.3 }, 3],
	["happy", { happy: 0.3, sad: 0.35, neutral: 0.35 }, 6],
	["uncertain", { happy: 0.9 }, 2],
] as const)("%s gives way to %o after %i readings", (from, named, readings) => {
	expect(readingsUntilChange(from, say(named))).toBe(readings);
});

test.each([
	["happy", { happy: 0.46, neutral: 0.52 }],
	["happy", { happy: 0.46 }],
	["uncertain", { happy: 0.54 }],
] as const)("%s is kept within its band, however long %o lasts", (from, named) => {
	expect(readingsUntilChange(from, say(named))).toBe(Number.POSITIVE_INFINITY);
});

test("no trembling within the band ever changes a label", () => {
	fc.assert(
		fc.property(
			fc.array(fc.double({ min: -0.049, max: 0.049, noNaN: true }), { maxLength: 200 }),
			(offsets) => {
				let held = holdLabel(undefined, say({ happy: 0.5, neutral: 0.5 }), "quick");
				const first = held.label;
				for (const offset of offsets) {
					held = holdLabel(held, say({ happy: 0.5 + offset, neutral: 0.5 - offset }), "quick");
					expect(held.label).toBe(first);
				}
			},
		),
	);
});

test("what gathered against a label is forgotten when it leads again", () => {
	const close = say({ neutral: 0.3, happy: 0.5 });
	let held = holdLabel(holding("neutral"), close, "balanced");
	expect(held.against).toBeGreaterThan(0);
	held = holdLabel(held, say({ neutral: 0.6 }), "balanced");
	expect(held).toEqual(holding("neutral"));
});

test("a face that trembles needs more before its label changes", () => {
	const evidence = { happy: 0.7, neutral: 0.25 };
	const calm = readingsUntilChange("neutral", say(evidence, 0));
	expect(readingsUntilChange("neutral", say(evidence, 0.18))).toBeGreaterThan(calm);
});

test.each([0, -1000])("in %i ms nothing gathers", (elapsedMs) => {
	expect(readingsUntilChange("neutral", say({ happy: 1 }, 0, elapsedMs))).toBe(
		Number.POSITIVE_INFINITY,
	);
});
