import { expect, test } from "vitest";
import type { LabelSetSettings } from "../../../src/engine/label-set.ts";
import { shownFace } from "../../../src/engine/shown-face.ts";
import type { FaceReading } from "../../../src/shared/readings.ts";
import type { Settings } from "../../../src/shared/settings.ts";
import { aReading } from "../../fixtures/face-reading.ts";

const settings = (labelSet: Settings["labelSet"]): LabelSetSettings => ({
	labelSet,
	notOkay: ["sad", "angry", "disgust"],
});
const disgusted = {
	angry: 0.1,
	disgust: 0.6,
	fear: 0.05,
	happy: 0.05,
	sad: 0.05,
	surprise: 0.05,
	neutral: 0.1,
};

/** A face between two labels. */
const race = (sad: number, happy: number): FaceReading["probabilities"] => {
	const other = (1 - sad - happy) / 5;
	return { angry: other, disgust: other, fear: other, happy, sad, surprise: other, neutral: other };
};

test.each<[string, Partial<FaceReading>, Settings["labelSet"], string, number | null]>([
	["the seven", {}, "seven", "happy", 0.85],
	["the label already held for its set", { shown: "okay" }, "two", "okay", 0.94],
	["a label held for another set", { shown: "okay" }, "seven", "happy", 0.85],
	["a side, when only the seven were made", {}, "two", "okay", 0.94],
	[
		"a label that is still held in a close race",
		{ label: "sad", probabilities: race(0.3, 0.39) },
		"seven",
		"sad",
		0.3,
	],
	[
		"a label still held though another clearly leads",
		{ label: "sad", probabilities: race(0.2, 0.6) },
		"seven",
		"sad",
		null,
	],
	["an uncertain face in two states", { label: "uncertain" }, "two", "uncertain", null],
	["an uncertain face in the seven", { shown: "uncertain" }, "seven", "uncertain", null],
	[
		"disgust among the five, which lack it",
		{ label: "disgust", probabilities: disgusted },
		"five",
		"uncertain",
		null,
	],
])("%s", (_, over, labelSet, label, probability) => {
	const face = shownFace(aReading(over), settings(labelSet));
	expect(face.label).toBe(label);
	if (probability === null) expect(face.probability).toBeNull();
	else expect(face.probability).toBeCloseTo(probability, 6);
});
