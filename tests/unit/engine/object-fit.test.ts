import fc from "fast-check";
import { expect, test } from "vitest";
import {
	type Matrix,
	type ObjectFit,
	type PictureView,
	sourceToView,
	turnBox,
} from "../../../src/engine/object-fit.ts";
import type { Box } from "../../../src/shared/geometry.ts";

const FITS: ObjectFit[] = ["fill", "contain", "cover", "none", "scale-down"];
const MIDDLE = { x: { share: 0.5, px: 0 }, y: { share: 0.5, px: 0 } };
const whole = (view: PictureView): Box => ({
	x: 0,
	y: 0,
	width: view.sourceWidth,
	height: view.sourceHeight,
});
const view = (over: Partial<PictureView>): PictureView => ({
	rect: { x: 100, y: 50, width: 400, height: 300 },
	sourceWidth: 1600,
	sourceHeight: 900,
	objectFit: "contain",
	objectPosition: MIDDLE,
	mirrored: false,
	...over,
});

/** A 1600 by 900 picture in a 400 by 300 element at 100, 50. */
test.each<[ObjectFit, Box]>([
	["fill", { x: 100, y: 50, width: 400, height: 300 }],
	["contain", { x: 100, y: 87.5, width: 400, height: 225 }],
	["cover", { x: 100 - 200 / 3, y: 50, width: 1600 / 3, height: 300 }],
	["none", { x: -500, y: -250, width: 1600, height: 900 }],
	["scale-down", { x: 100, y: 87.5, width: 400, height: 225 }],
])("a large picture shown by %s lies where CSS puts it", (objectFit, box) => {
	const shown = sourceToView(whole(view({})), view({ objectFit }));
	for (const side of ["x", "y", "width", "height"] as const)
		expect(shown[side]).toBeCloseTo(box[side], 9);
});

/** A 200 by 100 picture in the same element. */
test.each<[ObjectFit, Box]>([
	["fill", { x: 100, y: 50, width: 400, height: 300 }],
	["contain", { x: 100, y: 100, width: 400, height: 200 }],
	["cover", { x: 0, y: 50, width: 600, height: 300 }],
	["none", { x: 200, y: 150, width: 200, height: 100 }],
	["scale-down", { x: 200, y: 150, width: 200, height: 100 }],
])("a small picture shown by %s lies where CSS puts it", (objectFit, box) => {
	const small = view({ objectFit, sourceWidth: 200, sourceHeight: 100 });
	expect(sourceToView(whole(small), small)).toEqual(box);
});

test.each<[string, PictureView["objectPosition"], number, number]>([
	["left top", { x: { share: 0, px: 0 }, y: { share: 0, px: 0 } }, 100, 50],
	["right bottom", { x: { share: 1, px: 0 }, y: { share: 1, px: 0 } }, 300, 250],
	["10px 20%", { x: { share: 0, px: 10 }, y: { share: 0.2, px: 0 } }, 110, 90],
	["right 10px bottom 5px", { x: { share: 1, px: -10 }, y: { share: 1, px: -5 } }, 290, 245],
])("object-position %s moves the picture", (_, objectPosition, x, y) => {
	const small = view({ objectFit: "none", sourceWidth: 200, sourceHeight: 100, objectPosition });
	expect(sourceToView(whole(small), small)).toMatchObject({ x, y });
});

test("in a mirrored self view a face at the picture's left lies at the view's right", () => {
	const face = { x: 0, y: 100, width: 400, height: 400 };
	const shown = sourceToView(face, view({ mirrored: true }));
	expect(shown).toEqual({ x: 400, y: 112.5, width: 100, height: 100 });
});

test("mirroring flips about the element, not about an off-centre picture", () => {
	const left = { x: { share: 0, px: 0 }, y: { share: 0, px: 0 } };
	const small = view({ objectFit: "none", sourceWidth: 200, sourceHeight: 100, mirrored: true });
	const shown = sourceToView(whole(small), { ...small, objectPosition: left });
	expect(shown).toEqual({ x: 300, y: 50, width: 200, height: 100 });
});

test.each<[string, Partial<PictureView>]>([
	["a picture of no size", { sourceWidth: 0, sourceHeight: 0 }],
	["a picture of no width", { sourceWidth: 0 }],
	["an element of no height", { rect: { x: 100, y: 50, width: 400, height: 0 } }],
	["a size that is not a number", { sourceHeight: Number.NaN }],
])("%s shows and holds nothing", (_, over) => {
	for (const objectFit of FITS) {
		const face = { x: 10, y: 10, width: 20, height: 20 };
		expect(sourceToView(face, view({ ...over, objectFit }))).toMatchObject({ width: 0, height: 0 });
	}
});

const side = fc.double({ min: 1, max: 4000, noNaN: true });
const place = fc.double({ min: -4000, max: 4000, noNaN: true });
const boxes = fc.record({ x: place, y: place, width: side, height: side });
const offsets = fc.record({
	share: fc.double({ min: -1, max: 2, noNaN: true }),
	px: fc.double({ min: -100, max: 100, noNaN: true }),
});
const views: fc.Arbitrary<PictureView> = fc.record({
	rect: boxes,
	sourceWidth: side,
	sourceHeight: side,
	objectFit: fc.constantFrom(...FITS),
	objectPosition: fc.record({ x: offsets, y: offsets }),
	mirrored: fc.boolean(),
});

/** A 400 by 300 element about 300, 200, and a face at the picture's left edge, half way down. */
const FACE = { x: 0, y: 350, width: 200, height: 200 };

test.each<[string, Matrix, Box, Box]>([
	[
		"upright",
		[1, 0, 0, 1],
		{ x: 100, y: 50, width: 400, height: 300 },
		{ x: 100, y: 175, width: 50, height: 50 },
	],
	[
		"flipped",
		[-1, 0, 0, 1],
		{ x: 100, y: 50, width: 400, height: 300 },
		{ x: 450, y: 175, width: 50, height: 50 },
	],
	[
		"on its right side",
		[0, 1, -1, 0],
		{ x: 150, y: 0, width: 300, height: 400 },
		{ x: 275, y: 0, width: 50, height: 50 },
	],
	[
		"on its left side",
		[0, -1, 1, 0],
		{ x: 150, y: 0, width: 300, height: 400 },
		{ x: 275, y: 350, width: 50, height: 50 },
	],
	[
		"on its head",
		[-1, 0, 0, -1],
		{ x: 100, y: 50, width: 400, height: 300 },
		{ x: 450, y: 175, width: 50, height: 50 },
	],
	[
		"twice as large",
		[2, 0, 0, 2],
		{ x: -100, y: -100, width: 800, height: 600 },
		{ x: -100, y: 150, width: 100, height: 100 },
	],
	[
		"in perspective, half as wide as its matrix says",
		[1, 0, 0, 1],
		{ x: 100, y: 50, width: 200, height: 300 },
		{ x: 100, y: 175, width: 25, height: 50 },
	],
])("a face on a picture that lies %s is where the page shows it", (_, matrix, rect, expected) => {
	const shown = sourceToView(FACE, view({ rect, turned: { width: 400, height: 300, matrix } }));
	for (const part of ["x", "y", "width", "height"] as const)
		expect(shown[part]).toBeCloseTo(expected[part], 9);
});

test("a picture as large as its own pixels is as much larger as the page makes its element", () => {
	const turned = { width: 400, height: 300, matrix: [0.5, 0, 0, 0.5] as const };
	const small = view({ objectFit: "none", sourceWidth: 200, sourceHeight: 100, turned });
	const shown = sourceToView(whole(small), {
		...small,
		rect: { x: 0, y: 0, width: 200, height: 150 },
	});
	expect(shown).toEqual({ x: 50, y: 50, width: 100, height: 50 });
});

test("an element of no size shows nothing however it is turned", () => {
	const turned = { width: 0, height: 0, matrix: [0, 1, -1, 0] as const };
	const box = turnBox({ x: 0, y: 0, width: 9, height: 9 }, turned, {
		x: 1,
		y: 2,
		width: 0,
		height: 0,
	});
	expect(box).toEqual({ x: 1, y: 2, width: 0, height: 0 });
});

test("a picture that must fit lies within its element, and one that must cover leaves no gap", () => {
	fc.assert(
		fc.property(views, (shown) => {
			const centred = { ...shown, objectPosition: MIDDLE };
			const { rect } = shown;
			for (const objectFit of ["contain", "scale-down"] as const) {
				const box = sourceToView(whole(shown), { ...centred, objectFit });
				expect(box.width).toBeLessThanOrEqual(rect.width + 1e-6);
				expect(box.height).toBeLessThanOrEqual(rect.height + 1e-6);
			}
			const box = sourceToView(whole(shown), { ...centred, objectFit: "cover" });
			expect(box.width).toBeGreaterThanOrEqual(rect.width - 1e-6);
			expect(box.height).toBeGreaterThanOrEqual(rect.height - 1e-6);
		}),
	);
});
