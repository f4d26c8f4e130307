import { expect, test } from "vitest";
import { shownFace } from "../../../src/engine/shown-face.ts";
import { LabelSizes } from "../../../src/overlay/label-sizes.ts";
import { createLabelWords } from "../../../src/overlay/label-words.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { SETTINGS, WORDS } from "./page-with-overlay.ts";

const sizes = new LabelSizes(createLabelWords(WORDS), (text) => text.length * 7);
const happy = shownFace(aReading(), SETTINGS);
const SHAPES = ["allBars", "threeBars", "chip", "dot"] as const;

test.each(SHAPES)("the size of %s does not depend on its percentages", (shape) => {
	const sure = { ...happy, probability: 1 };
	const unsure = { ...happy, probability: 0.001 };
	expect(sizes.sizeOf(shape, sure, 12)).toEqual(sizes.sizeOf(shape, unsure, 12));
});

test.each(SHAPES)("no label of %s is wider than its largest", (shape) => {
	for (const label of ["angry", "surprise", "uncertain"] as const) {
		const face = shownFace(aReading({ label }), SETTINGS);
		const { width } = sizes.sizeOf(shape, face, 12);
		expect(width).toBeLessThanOrEqual(sizes.largestOf(shape, face, 12).width);
	}
});

test("a label grows with its text", () => {
	const [small, large] = [sizes.sizeOf("chip", happy, 12), sizes.sizeOf("chip", happy, 16)];
	expect(large.width).toBeGreaterThan(small.width);
	expect(large.height).toBeGreaterThan(small.height);
});
