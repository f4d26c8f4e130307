import { afterEach, expect, test, vi } from "vitest";
import { localTime } from "../../../src/ui/local-time.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
	["UTC", "2026-11-20 19.44.00"],
	["Asia/Tokyo", "2026-11-21 04.44.00"],
	["America/New_York", "2026-11-20 14.44.00"],
	["Asia/Kathmandu", "2026-11-21 01.29.00"],
])("in %s it is %s", (zone, time) => {
	vi.stubEnv("TZ", zone);
	expect(localTime(new Date("2026-11-20T19:44:00Z"))).toBe(time);
});
