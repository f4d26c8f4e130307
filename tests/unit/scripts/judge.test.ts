import { expect, test } from "vitest";
import type { FerFace } from "../../../scripts/evaluate/fer-folder.ts";
import { judge } from "../../../scripts/evaluate/judge.ts";
import { parseCard } from "../../../src/engine/card.ts";
import { exampleCard } from "../../fixtures/example-card.ts";

const card = parseCard(JSON.stringify(exampleCard()));

/** A model that is sure of the given output of each head, whatever the face. */
const sureOf = (original: number, crowd: number) => ({
	card,
	classifier: {
		classify: async (crops: readonly Float32Array[]) =>
			crops.map(() =>
				new Float32Array(15).fill(50, original, original + 1).fill(50, 7 + crowd, 8 + crowd),
			),
		dispose() {},
	},
});

const face = (emotion: number, majority: number | null): FerFace => ({
	row: 0,
	gray: new Uint8Array(48 * 48),
	emotion,
	majority,
});

test("each head is held to its own labels, and faces without a majority to the original alone", async () => {
	const faces = [face(3, 1), face(3, null), face(0, 2)];
	expect(await judge(sureOf(3, 1), faces, "PublicTest")).toMatchObject({
		model: "example",
		usage: "PublicTest",
		n: 3,
		accuracy: 2 / 3,
		recall: { happy: 1, angry: 0 },
		plus: { n: 2, accuracy: 1 / 2 },
	});
});

test("the calibration error is that of the head people see", async () => {
	const found = await judge(sureOf(3, 1), [face(0, 1), face(0, 1)], "PublicTest");
	expect(found.accuracy).toBe(0);
	expect(found.ece).toBeCloseTo(0, 6);
});

test("no faces are no error", async () => {
	expect(await judge(sureOf(3, 1), [], "Training")).toMatchObject({
		n: 0,
		accuracy: 0,
		recall: {},
	});
});
