import { expect, test } from "vitest";
import { busiestThreads, parseStat } from "../../../scripts/bench/thread-times.ts";

test("a thread's time is its own and the system's for it, whatever its name", () => {
	const stat = "77 (Worker (a) b) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 9 0 1234";
	expect(parseStat(stat)).toEqual({ name: "Worker (a) b", seconds: 3 });
});

test("threads of one name count together, the busiest first", () => {
	const before = new Map([
		["own, worker #1 #2", 1],
		["own, worker #1 #3", 1],
		["gpu, main thread #4 #4", 5],
	]);
	const after = new Map([
		["own, worker #1 #2", 2],
		["own, worker #1 #3", 4],
		["gpu, main thread #4 #4", 6],
		["own, new #1 #5", 1],
	]);
	expect(busiestThreads(before, after, 2)).toEqual([
		{ thread: "own, worker", share: 2 },
		{ thread: "gpu, main thread", share: 0.5 },
		{ thread: "own, new", share: 0.5 },
	]);
});
