import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** `room: ["a", "b"]` of the architecture test, as "room: a, b". */
const enforced = [
	...readFileSync("tests/unit/architecture.test.ts", "utf8").matchAll(/^\t(\w+): \[(.*)\],$/gm),
].map(([, room, list = ""]) => `${room}: ${list.replaceAll('"', "") || "nothing"}`);

/** Rows of CONTRIBUTING.md's table of rooms, in the same form. */
const drawn = [
	...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/^\| `(\w+)\/`[^|]*\|[^|]*\| ([^|]+) \|$/gm),
].map(([, room, list]) => `${room}: ${list}`);

test("CONTRIBUTING.md draws the import table that the architecture test enforces", () => {
	expect(enforced.length).toBeGreaterThan(10);
	expect(drawn.toSorted()).toEqual(enforced.toSorted());
});
