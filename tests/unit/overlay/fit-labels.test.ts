import { expect, test } from "vitest";
import { shownFace } from "../../../src/engine/shown-face.ts";
import { type FaceToLabel, fitLabels } from "../../../src/overlay/fit-labels.ts";
import { LabelSizes } from "../../../src/overlay/label-sizes.ts";
import { createLabelWords } from "../../../src/overlay/label-words.ts";
import type { Box } from "../../../src/shared/geometry.ts";
import type { Settings } from "../../../src/shared/settings.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { SETTINGS, WORDS } from "./page-with-overlay.ts";

const words = createLabelWords(WORDS);
const look = (over: Partial<Settings> = {}) => ({
	settings: { ...SETTINGS, ...over },
	words,
	sizes: new LabelSizes(words, (text) => text.length * 7),
	textPx: 12,
});
const aFace = (trackId: number, box: Box, held?: FaceToLabel["held"]): FaceToLabel => ({
	trackId,
	face: shownFace(aReading(), SETTINGS),
	box,
	held,
});
const shapeOf = (faces: FaceToLabel[], visible: { width: number; height: number }, over = {}) =>
	[...fitLabels(faces, { x: 0, y: 0, ...visible }, look(over)).values()].map(({ shape }) => shape);

test.each<[string, Partial<Settings>, [number, number], string]>([
	["all bars on a large tile", { style: "bars", barCount: "all" }, [640, 360], "allBars"],
	["three where all are too high", { style: "bars", barCount: "all" }, [320, 180], "threeBars"],
	["a chip where bars are too high", { style: "bars", barCount: "all" }, [200, 112], "chip"],
	["a dot where a word is too wide", { style: "bars", barCount: "all" }, [100, 60], "dot"],
	["a chip on a large tile, when chosen", { style: "chip" }, [640, 360], "chip"],
	["a dot on a large tile, when chosen", { style: "dot" }, [640, 360], "dot"],
])("%s", (_, over, [width, height], shape) => {
	const box = { x: width * 0.42, y: height * 0.42, width: width * 0.16, height: height * 0.28 };
	expect(shapeOf([aFace(1, box)], { width, height }, over)).toEqual([shape]);
});

test("on tiles of one size every label has the same shape, however long its word", () => {
	const box = { x: 70, y: 40, width: 30, height: 30 };
	for (let width = 100; width < 260; width += 4) {
		const shapes = (["sad", "surprise", "uncertain"] as const).map((label) => {
			const face = { ...aFace(1, box), face: shownFace(aReading({ label }), SETTINGS) };
			return shapeOf([face], { width, height: 120 })[0];
		});
		expect(new Set(shapes).size).toBe(1);
	}
});

test("a face that fills its tile has room for no word", () => {
	const box = { x: 20, y: -30, width: 140, height: 150 };
	expect(shapeOf([aFace(1, box)], { width: 180, height: 110 })).toEqual(["dot"]);
});

test("a crowd gets dots, of which none overlap", () => {
	const crowd = Array.from({ length: 12 }, (_, index) =>
		aFace(index, { x: 10 + 50 * (index % 6), y: index < 6 ? 50 : 120, width: 26, height: 28 }),
	);
	const fitted = [...fitLabels(crowd, { x: 0, y: 0, width: 320, height: 180 }, look()).values()];
	expect(fitted.some(({ shape }) => shape === "dot")).toBe(true);
	for (const { place } of fitted) {
		expect(place.covers).toBeLessThanOrEqual(0.03);
		expect(place.crowds).toBeLessThanOrEqual(0.03);
	}
});

test("in a crowd a word that would seem another face's is given up for a dot by its own", () => {
	const rows = Array.from({ length: 8 }, (_, index) =>
		aFace(index, { x: 20 + 66 * (index % 4), y: index < 4 ? 40 : 106, width: 32, height: 32 }),
	);
	const fitted = [...fitLabels(rows, { x: 0, y: 0, width: 280, height: 170 }, look()).values()];
	for (const { place } of fitted) expect(place.strays).toBeLessThanOrEqual(0.46);
});

test("a face at the edge of having room does not flip between dot and chip", () => {
	const visible = { width: 200, height: 120 };
	let held: FaceToLabel["held"];
	let flips = 0;
	for (let frame = 0; frame < 200; frame++) {
		const size = 66 + (frame % 2 ? 0.5 : -0.5) + frame * 0.15;
		const box = { x: 100 - size / 2, y: 62 - size / 2, width: size, height: size };
		const fitted = fitLabels([aFace(1, box, held)], { x: 0, y: 0, ...visible }, look()).get(1);
		if (fitted === undefined) throw new Error("the face has no label");
		if (held !== undefined && held.shape !== fitted.shape) flips++;
		held = { shape: fitted.shape, slot: fitted.place.slot };
	}
	expect(held?.shape).toBe("dot");
	expect(flips).toBe(1);
});
