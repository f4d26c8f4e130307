import { expect, test } from "vitest";
import { forgetOldest } from "../../../src/engine/forget-oldest.ts";

test("a map forgets what was put into it first, and only when it is full", () => {
	const map = new Map([
		["first", 1],
		["second", 2],
	]);
	forgetOldest(map, 2);
	expect([...map.keys()]).toEqual(["first", "second"]);
	map.set("third", 3);
	forgetOldest(map, 2);
	expect([...map.keys()]).toEqual(["second", "third"]);
});
