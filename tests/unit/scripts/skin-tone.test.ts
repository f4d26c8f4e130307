import { expect, test } from "vitest";
import { skinGroupOf } from "../../../scripts/model-cards/skin-tone.ts";

test.each([
	// L* 72, b* 14: 57.5 degrees
	[[198, 171, 151], "light"],
	[[190, 150, 118], "intermediate"],
	[[168, 122, 88], "tan"],
	[[96, 62, 42], "dark"],
] as const)("sRGB %j is %s", (rgb, group) => {
	expect(skinGroupOf([...rgb])).toBe(group);
});

test("darkening a colour never moves it to a lighter group", () => {
	const order = ["light", "intermediate", "tan", "dark"];
	const ranks = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4].map((share) =>
		order.indexOf(skinGroupOf([215 * share, 180 * share, 155 * share])),
	);
	expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});
