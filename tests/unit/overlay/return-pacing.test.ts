import { expect, test } from "vitest";
import { ReturnPacing } from "../../../src/overlay/return-pacing.ts";

/** Asks every 50 ms, with the host removed as soon as it is back. */
function fight(pacing: ReturnPacing, fromMs: number, toMs: number) {
	const answers: [number, string][] = [];
	for (let atMs = fromMs; atMs < toMs; atMs += 50) {
		const answer = pacing.onMissing(atMs);
		if (answer !== "wait") answers.push([atMs, answer]);
	}
	return answers;
}

test("a removed host comes back at once, then after ever longer waits", () => {
	expect(fight(new ReturnPacing(), 0, 10_000)).toEqual([
		[0, "return"],
		[300, "return"],
		[850, "return"],
		[900, "contested"],
		[1900, "return"],
		[3950, "return"],
		[8000, "return"],
	]);
});

test("a page that leaves it alone for a while starts afresh", () => {
	const pacing = new ReturnPacing();
	fight(pacing, 0, 8050);
	expect(fight(pacing, 60_000, 61_000)).toEqual([
		[60_000, "return"],
		[60_300, "return"],
		[60_850, "return"],
		[60_900, "contested"],
	]);
});
