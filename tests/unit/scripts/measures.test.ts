import { expect, test } from "vitest";
import {
	accuracyOf,
	argmax,
	eceOf,
	macroF1Of,
	recallOf,
} from "../../../scripts/evaluate/measures.ts";

/** Four faces of two labels, one of them mistaken; no face of the third. */
const answers = {
	labels: ["happy", "sad", "fear"],
	truth: [0, 0, 1, 1],
	probabilities: [
		[0.9, 0.1, 0],
		[0.6, 0.4, 0],
		[0.7, 0.3, 0],
		[0.2, 0.8, 0],
	],
};
const none = { labels: ["happy"], truth: [], probabilities: [] };

test("accuracy is the share of faces whose top label is true", () => {
	expect(accuracyOf(answers)).toBe(0.75);
	expect(accuracyOf(none)).toBe(0);
});

test("recall is given per label that has faces", () => {
	expect(recallOf(answers)).toEqual({ happy: 1, sad: 0.5 });
});

test("macro F1 is the mean over the labels that were there or were guessed", () => {
	expect(macroF1Of(answers)).toBeCloseTo((0.8 + 2 / 3) / 2, 9);
	expect(macroF1Of(none)).toBe(0);
});

test("calibration error weighs each bin's gap by its faces", () => {
	expect(eceOf(answers)).toBeCloseTo((0.1 + 0.4 + 0.7 + 0.2) / 4, 9);
	expect(eceOf({ ...answers, probabilities: answers.truth.map((i) => [i ? 0 : 1, i, 0]) })).toBe(0);
	expect(eceOf(none)).toBe(0);
});

test("the first of equal values is the largest", () => {
	expect(argmax([1, 3, 3])).toBe(1);
});
