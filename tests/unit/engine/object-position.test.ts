import fc from "fast-check";
import { expect, test } from "vitest";
import { parseObjectPosition } from "../../../src/engine/object-position.ts";

const CENTRE = { share: 0.5, px: 0 };

test.each([
	["50% 50%", CENTRE, CENTRE],
	["0% 100%", { share: 0, px: 0 }, { share: 1, px: 0 }],
	["10px -4.5px", { share: 0, px: 10 }, { share: 0, px: -4.5 }],
	["calc(100% - 10px) calc(0% + 2.5px)", { share: 1, px: -10 }, { share: 0, px: 2.5 }],
	["-12.5% 1e-3px", { share: -0.125, px: 0 }, { share: 0, px: 0.001 }],
])("%s is read on both axes", (computed, x, y) => {
	expect(parseObjectPosition(computed)).toEqual({ x, y });
});

test.each(["", "left top", "calc(min(1px, 2%) * 3) 1em", "NaN% Infinitypx", "calc("])(
	"%j, which no browser computes, is the middle",
	(computed) => {
		expect(parseObjectPosition(computed)).toEqual({ x: CENTRE, y: CENTRE });
	},
);

test("any text yields finite offsets", () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const { x, y } = parseObjectPosition(text);
			expect([x.share, x.px, y.share, y.px].every(Number.isFinite)).toBe(true);
		}),
	);
});
