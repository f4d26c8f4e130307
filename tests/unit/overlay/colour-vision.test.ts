import { expect, test } from "vitest";
import {
	ciede2000,
	contrastRatio,
	linearFromHex,
	SIGHTS,
	seenBy,
	type Triple,
} from "./colour-vision.ts";

/** From the test data of Sharma, Wu and Dalal 2005, table 1. */
test.each<[Triple, Triple, number]>([
	[[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
	[[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
	[[50, 2.5, 0], [50, 0, -2.5], 4.3065],
	[[50, 2.5, 0], [58, 24, 15], 19.4535],
	[[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
	[[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
	[[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
])("CIEDE2000 of %o and %o is %d, as published", (one, other, distance) => {
	expect(ciede2000(one, other)).toBeCloseTo(distance, 4);
	expect(ciede2000(other, one)).toBeCloseTo(distance, 4);
});

test("black on white has the highest contrast, a colour on itself the lowest", () => {
	expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
	expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
	expect(contrastRatio("#4080c0", "#4080c0")).toBe(1);
});

test.each(SIGHTS)("%s leaves greys as they are", (sight) => {
	for (const [index, part] of seenBy(sight, linearFromHex("#808080")).entries())
		expect(part).toBeCloseTo(linearFromHex("#808080")[index] ?? 0, 4);
});
