import { expect, test } from "vitest";
import { BoxSmoother } from "../../../src/engine/smooth-box.ts";
import { boxAt } from "./made-up-face.ts";

test("a box that stays is given back as it is", () => {
	const smoother = new BoxSmoother();
	for (let frame = 0; frame < 5; frame++) {
		const box = smoother.update(boxAt(10, 20, 40), frame * 200);
		expect(box).toEqual({
			x: expect.closeTo(10, 9),
			y: expect.closeTo(20, 9),
			width: expect.closeTo(40, 9),
			height: expect.closeTo(40, 9),
		});
	}
});

test("large and small faces are smoothed alike", () => {
	const [small, large] = [new BoxSmoother(), new BoxSmoother()];
	for (const [frame, x] of [0, 3, 1, 8, 20, 21].entries()) {
		const one = small.update(boxAt(x, 0, 20), frame * 200);
		const ten = large.update(boxAt(x * 10, 0, 200), frame * 200);
		expect(ten.x).toBeCloseTo(one.x * 10, 6);
	}
});

test("a box without area stays without harm", () => {
	const smoother = new BoxSmoother();
	expect(smoother.update({ x: 1, y: 2, width: 0, height: 0 }, 0)).toEqual({
		x: 1,
		y: 2,
		width: 0,
		height: 0,
	});
});
