import { expect, test } from "vitest";
import { workOf } from "../../../src/offscreen/look-at-frame.ts";
import type { Look } from "../../../src/offscreen/plan-looks.ts";
import { boxAt, madeUpFace } from "../engine/made-up-face.ts";

const box = { x: 0, y: 0, width: 320, height: 180 };
const whole: Look = { tileId: "t", source: box, place: box };
const closeUp: Look = {
	...whole,
	follow: { ...madeUpFace({ box: boxAt(50, 50, 90) }), followId: 1 },
};

test.each([
	["faces followed", [closeUp, closeUp], 0, 2],
	["a tile searched as well", [closeUp, whole], 0, 7],
	["tiles whose search was spared", [closeUp, whole, whole], 2, 3],
	["nothing", [], 0, 0],
])("%s", (_, looks, leftOut, work) => {
	expect(workOf(looks, leftOut)).toBe(work);
});
