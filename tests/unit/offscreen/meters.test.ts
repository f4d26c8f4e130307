import { expect, test } from "vitest";
import { QuantileMeter, RateMeter } from "../../../src/offscreen/meters.ts";

test.each([
	["nothing", [], 0, 0],
	["one event", [1000], 1000, 0],
	["five a second", [0, 200, 400, 600, 800, 1000], 1000, 5],
	["events at one time", [500, 500], 500, 0],
	["events that have ceased", [0, 200, 400], 4000, 0],
	["only the latest seconds", [0, 1, 2, 3, 10_000, 10_500, 11_000], 11_000, 2],
	["a clock that was set back", [90_000, 90_200, 0, 500], 500, 2],
])("the rate of %s", (_, times, atMs, expected) => {
	const meter = new RateMeter();
	for (const time of times) meter.count(time);
	expect(meter.perSecond(atMs)).toBeCloseTo(expected, 9);
});

test("quantiles are values that were measured", () => {
	const meter = new QuantileMeter();
	expect(meter.quantile(0.5)).toBeUndefined();
	for (let value = 100; value >= 1; value--) meter.add(value);
	expect([0.5, 0.95, 1].map((share) => meter.quantile(share))).toEqual([50, 95, 100]);
});

test("old values are forgotten", () => {
	const meter = new QuantileMeter();
	for (let value = 0; value < 1000; value++) meter.add(value);
	expect(meter.quantile(0.01)).toBeGreaterThanOrEqual(800);
});
