import fc from "fast-check";
import { expect, test } from "vitest";
import { learnMotion, moveOn, STILL } from "../../../src/engine/motion.ts";
import { boxAt } from "./made-up-face.ts";

/** The motion of a box that moved by `step` pixels in each of some frames. */
function walk(step: number, frames: number, stepMs = 200) {
	let motion = STILL;
	for (let frame = 0; frame < frames; frame++)
		motion = learnMotion(motion, boxAt(frame * step), boxAt((frame + 1) * step), stepMs);
	return motion;
}

test("a box that walks steadily is expected where it walks to", () => {
	expect(moveOn(boxAt(100), walk(10, 10), 200).x).toBeCloseTo(110, 1);
	expect(moveOn(boxAt(100), walk(-10, 10), 400).x).toBeCloseTo(80, 1);
});

test("a box that stays is expected where it is", () => {
	expect(moveOn(boxAt(100), walk(0, 10), 5000)).toEqual(boxAt(100));
});

test("a guess never goes farther than three quarters of the face's width", () => {
	fc.assert(
		fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(), (step, elapsedMs) => {
			const { x, width } = moveOn(boxAt(0), walk(step, 3), elapsedMs);
			expect(Math.abs(x)).toBeLessThanOrEqual(0.75 * width);
			expect(width).toBe(40);
		}),
	);
});

test("a box that trembles is expected to move by less than it trembles", () => {
	let motion = STILL;
	for (let frame = 0; frame < 20; frame++)
		motion = learnMotion(motion, boxAt(frame % 2), boxAt((frame + 1) % 2), 200);
	expect(Math.abs(moveOn(boxAt(0), motion, 200).x)).toBeLessThan(1);
});

test.each([0, -200])("in %i ms nothing is learned and nothing moves", (elapsedMs) => {
	const motion = walk(10, 10);
	expect(learnMotion(motion, boxAt(0), boxAt(50), elapsedMs)).toBe(motion);
	expect(moveOn(boxAt(100), motion, elapsedMs)).toEqual(boxAt(100));
});
