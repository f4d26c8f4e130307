import { expect, test } from "vitest";
import { withSleeps } from "../../../src/shared/sleep.ts";

const SLEEPS = [
	{ atMs: 1500, forMs: 60_000 },
	{ atMs: 4000, forMs: 7000 },
];

test.each([
	["before the first", 1000, 1000],
	["the second in which it fell asleep", 1500, 1500],
	["after the first", 2000, 62_000],
	["at the second", 4000, 64_000],
	["after both", 5000, 72_000],
])("%s", (_, atMs, passedMs) => {
	expect(withSleeps(atMs, SLEEPS)).toBe(passedMs);
});

test("without a sleep time is as it was", () => {
	expect(withSleeps(1234, [])).toBe(1234);
});
