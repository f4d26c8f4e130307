import { expect, test } from "vitest";
import { ActivityWatch } from "../../../src/engine/activity-watch.ts";
import type { FaceReading } from "../../../src/shared/readings.ts";
import { aReading } from "../../fixtures/face-reading.ts";

const happy = aReading({ label: "happy" });
const unsure = aReading({ label: "uncertain" });
const tentative = aReading({ trackState: "tentative" });

/** What a tile that showed these, one look a second, is after the last of them. */
function after(...looks: FaceReading[][]) {
	const watch = new ActivityWatch();
	for (const [second, readings] of looks.entries()) watch.take(readings, 1000 * second);
	return watch.at(1000 * (looks.length - 1), looks.at(-1) ?? []);
}

test.each([
	["a face that says the same all the time", [[happy], [happy], [happy]], [0, 0, 2000]],
	["nobody", [[], [], []], [2000, 0, 0]],
	["somebody who has left", [[happy], [], []], [2000, 2000, 2000]],
	["a face that says nothing", [[unsure], [unsure], [unsure]], [0, 2000, 2000]],
	["what may become a face", [[], [tentative]], [0, 0, 0]],
] as const)("%s", (_, looks, [emptyMs, dullMs, stillMs]) => {
	expect(after(...looks.map((look) => [...look]))).toEqual({ emptyMs, dullMs, stillMs });
});

test("what flickers up as a face again and again keeps a tile from being empty no longer", () => {
	const flickers = Array.from({ length: 5 }, () => [tentative]);
	expect(after(...flickers.slice(0, 4)).emptyMs).toBe(0);
	expect(after(...flickers).emptyMs).toBe(4000);
});

test("once somebody else is shown, nothing is known of emptiness", () => {
	const watch = new ActivityWatch();
	watch.take([], 0);
	watch.forget();
	expect(watch.at(5000, []).emptyMs).toBe(0);
});
