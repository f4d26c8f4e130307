import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { freeMemory } from "../../../src/inference/free-memory.ts";

test("an array whose memory is given back is empty, the first as well as later ones", async () => {
	for (let round = 0; round < 3; round++) {
		const values = new Float32Array(48 * 48);
		freeMemory(values);
		expect(values.length).toBe(0);
		await pause(10);
	}
});
