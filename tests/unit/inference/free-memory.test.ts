import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { freeMemory } from "../../../src/inference/free-memory.ts";

test("arrays whose memory is given back are empty, the first as well as later ones", async () => {
	for (let round = 0; round < 3; round++) {
		const [values, bytes] = [new Float32Array(48 * 48), new Uint8Array(100)];
		freeMemory([values, bytes, bytes.subarray(50)]);
		expect([values.length, bytes.length]).toEqual([0, 0]);
		await pause(10);
	}
});

test("nothing to give back is no trouble", () => {
	expect(() => freeMemory([])).not.toThrow();
});
