import { expect, test } from "vitest";
import { clockTime } from "../../../src/ui/clock-time.ts";

test.each([
	[0, "0:00"],
	[999, "0:00"],
	[61_000, "1:01"],
	[600_000, "10:00"],
	[3_723_000, "1:02:03"],
])("%d ms is %s", (ms, text) => {
	expect(clockTime(ms)).toBe(text);
});
