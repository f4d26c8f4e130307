import fc from "fast-check";
import { expect, test } from "vitest";
import { alignFace, moveWith, templateOf } from "../../../src/engine/align-face.ts";
import type { CropSquare } from "../../../src/engine/crop.ts";
import type { Pixels } from "../../../src/engine/pixels.ts";
import type { Point } from "../../../src/shared/geometry.ts";

const SIZE = 96;
const MIDDLE = { x: 48, y: 48 };

/** A square of this side about a place. */
function squareAt(middle: Point, side: number, angle = 0): CropSquare {
	const [cos, sin] = [Math.cos(angle) * side, Math.sin(angle) * side];
	const corner = { x: middle.x - (cos - sin) / 2, y: middle.y - (sin + cos) / 2 };
	return { corner, side, angle };
}

/** Draws something with eyes and a mouth into the square; `light` and `contrast` as a lamp changes them. */
function draw(square: CropSquare, { light = 0, contrast = 1 } = {}): Pixels {
	const data = new Uint8ClampedArray(SIZE * SIZE * 4);
	const [cos, sin] = [Math.cos(square.angle), Math.sin(square.angle)];
	const spot = (x: number, y: number, atX: number, atY: number, size: number) =>
		Math.exp(-((x - atX) ** 2 + (y - atY) ** 2) / size ** 2);
	for (let i = 0; i < SIZE * SIZE; i++) {
		const dx = (i % SIZE) + 0.5 - square.corner.x;
		const dy = Math.floor(i / SIZE) + 0.5 - square.corner.y;
		const x = (cos * dx + sin * dy) / square.side;
		const y = (cos * dy - sin * dx) / square.side;
		const face = 90 * spot(x, y, 0.5, 0.5, 0.5);
		const dark =
			spot(x, y, 0.3, 0.38, 0.1) + spot(x, y, 0.7, 0.38, 0.1) + spot(x, y, 0.5, 0.8, 0.13);
		const value = 110 + light + contrast * (face - 80 * dark + 30 * spot(x, y, 0.45, 0.6, 0.08));
		data.fill(value, i * 4, i * 4 + 3);
	}
	return { data, width: SIZE, height: SIZE };
}

const middleOf = (square: CropSquare) =>
	moveWith(squareAt({ x: 0.5, y: 0.5 }, 1), square)({ x: 0.5, y: 0.5 });

test("a face that moved, turned, grew and is lit differently is found where it is", () => {
	const before = squareAt(MIDDLE, 44);
	const template = templateOf(draw(before), before);
	if (template === null) throw new Error("no template");
	fc.assert(
		fc.property(
			fc.double({ min: -0.12, max: 0.12, noNaN: true }),
			fc.double({ min: -0.12, max: 0.12, noNaN: true }),
			fc.double({ min: 0.92, max: 1.08, noNaN: true }),
			fc.double({ min: -0.12, max: 0.12, noNaN: true }),
			fc.integer({ min: -40, max: 25 }),
			(x, y, growth, angle, light) => {
				const middle = { x: MIDDLE.x + 44 * x, y: MIDDLE.y + 44 * y };
				const now = squareAt(middle, 44 * growth, angle);
				const found = alignFace(draw(now, { light, contrast: 0.8 }), template, before);
				expect(found?.likeness).toBeGreaterThan(0.95);
				const place = middleOf(found?.square ?? before);
				expect(Math.hypot(place.x - middle.x, place.y - middle.y)).toBeLessThan(0.02 * 44);
				expect(Math.abs((found?.square.side ?? 0) / now.side - 1)).toBeLessThan(0.04);
				expect(Math.abs((found?.square.angle ?? 9) - angle)).toBeLessThan(0.04);
			},
		),
		{ numRuns: 40 },
	);
});

test("another picture is not taken for the face", () => {
	const square = squareAt(MIDDLE, 44);
	const template = templateOf(draw(square), square);
	const upsideDown = draw(squareAt(MIDDLE, 44, Math.PI));
	if (template === null) throw new Error("no template");
	expect(alignFace(upsideDown, template, square)?.likeness ?? 0).toBeLessThan(0.8);
});

test("a flat picture has no template, and no face is found in one", () => {
	const square = squareAt(MIDDLE, 44);
	const flat = {
		data: new Uint8ClampedArray(SIZE * SIZE * 4).fill(128),
		width: SIZE,
		height: SIZE,
	};
	expect(templateOf(flat, square)).toBeNull();
	const template = templateOf(draw(square), square);
	if (template === null) throw new Error("no template");
	expect(alignFace(flat, template, square)).toBeNull();
	expect(alignFace(draw(square), template, squareAt(MIDDLE, 0))).toBeNull();
});

test("points move with the square they lie in", () => {
	const move = moveWith(squareAt(MIDDLE, 40), squareAt({ x: 60, y: 50 }, 80, Math.PI / 2));
	const middle = move(MIDDLE);
	expect([middle.x, middle.y]).toEqual([expect.closeTo(60, 9), expect.closeTo(50, 9)]);
	const right = move({ x: 58, y: 48 });
	expect([right.x, right.y]).toEqual([expect.closeTo(60, 9), expect.closeTo(70, 9)]);
});

test("a picture that stands still gives the same place again and again", () => {
	const before = squareAt(MIDDLE, 44);
	const template = templateOf(draw(before), before);
	if (template === null) throw new Error("no template");
	const still = draw(squareAt({ x: 51, y: 46.5 }, 45.3, 0.06));
	let square = before;
	const sides = Array.from({ length: 6 }, () => {
		square = alignFace(still, template, square)?.square ?? before;
		return square.side;
	});
	const last = sides.at(-1) ?? 0;
	for (const side of sides.slice(1)) expect(Math.abs(side - last)).toBeLessThan(2e-4 * 44);
});
