import { expect, test } from "vitest";
import { CASES, WITHIN_MS } from "./cases.ts";
import { explore } from "./explore.ts";
import { FILE_DOORS, type FileDoor } from "./file-doors.ts";

/** Of each run of the tests its own, so that over time all is tried; a failure names the file. */
const seed = Date.now() % 2 ** 31;

test.each(FILE_DOORS)("led by what runs: $name", { timeout: WITHIN_MS }, async (door) => {
	const { finds, functions } = await explore(door, CASES, seed);
	expect(functions).toBeGreaterThan(0);
	if (CASES >= 10_000) console.log(`${door.name}: ${finds} finds, ${functions} functions`);
});

test("what no single change would lead to is found step by step", async () => {
	let deepest = 0;
	const door: FileDoor = {
		name: "a lock of four wheels",
		sound: [new Uint8Array(4)],
		open: (bytes) => {
			deepest = Math.max(deepest, turned(bytes));
		},
	};
	await explore(door, 8000, 1, (url) => url.includes("guided.fuzz"));
	expect(deepest).toBe(4);
});

/** How many wheels stand right, from the first on; all do in one of 65,536 files. */
function turned(bytes: Uint8Array): number {
	const [one = 0, two = 0, three = 0, four = 0] = bytes;
	if (one % 16 !== 9) return 0;
	if (two % 16 !== 5) return 1;
	if (three % 16 !== 11) return 2;
	if (four % 16 !== 6) return 3;
	return 4;
}
