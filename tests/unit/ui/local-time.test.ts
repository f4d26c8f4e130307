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

test.each([
	["Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25 02.30.00"],
	["Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25 02.30.00 UTC+1"],
	["Europe/Berlin", "2026-10-25T02:00:00Z", "2026-10-25 03.00.00"],
	["America/New_York", "2026-11-01T05:59:59Z", "2026-11-01 01.59.59"],
	["America/New_York", "2026-11-01T06:59:59Z", "2026-11-01 01.59.59 UTC-5"],
	["Australia/Lord_Howe", "2026-04-04T15:15:00Z", "2026-04-05 01.45.00 UTC+10.30"],
])("in %s the hour that comes twice has two names: at %s it is %s", (zone, moment, time) => {
	vi.stubEnv("TZ", zone);
	expect(localTime(new Date(moment))).toBe(time);
});
