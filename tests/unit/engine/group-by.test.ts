import { expect, test } from "vitest";
import { groupBy } from "../../../src/engine/group-by.ts";

test("items are grouped in the order in which their keys appear", () => {
	expect([...groupBy([3, 1, 5, 2, 4], (number) => number % 2)]).toEqual([
		[1, [3, 1, 5]],
		[0, [2, 4]],
	]);
});

test("nothing makes no groups", () => {
	expect(groupBy([], String).size).toBe(0);
});
