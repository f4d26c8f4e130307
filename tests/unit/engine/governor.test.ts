import fc from "fast-check";
import { expect, test } from "vitest";
import { LEVELS, RATES, SpeedGovernor, type Tick } from "../../../src/engine/governor.ts";

const tick = (costMs: number, work = 1): Tick => ({ costMs, work });

/** Runs pages of a fixed cost at the governor's own pace and gives the pace in the end. */
function run(
	governor: SpeedGovernor,
	costOf: (tilePx: number, atMs: number) => number,
	{ pages = ["a"], fromMs = 0, forMs = 60_000 } = {},
) {
	let atMs = fromMs;
	while (atMs < fromMs + forMs) {
		for (const page of pages) governor.note(page, tick(costOf(governor.pace().tilePx, atMs)), atMs);
		atMs += governor.pace().intervalMs;
	}
	return governor.pace();
}

test("cheap frames are taken at full speed and full size", () => {
	expect(run(new SpeedGovernor("balanced"), () => 20)).toMatchObject({
		intervalMs: RATES.balanced.fastestMs,
		tilePx: LEVELS[0].tilePx,
		isSwift: false,
		reason: "full speed",
	});
});

test("four tiles of 12 ms each are read at least five times a second by default", () => {
	expect(run(new SpeedGovernor("balanced"), () => 48).intervalMs).toBeLessThanOrEqual(200);
});

test.each(["gentle", "balanced", "eager"] as const)("%s holds its budget", (rate) => {
	fc.assert(
		fc.property(fc.double({ min: 1, max: 400, noNaN: true }), (costMs) => {
			const { load } = run(new SpeedGovernor(rate), () => costMs, { forMs: 20_000 });
			expect(load).toBeLessThanOrEqual(RATES[rate].budget + 1e-9);
		}),
		{ numRuns: 30 },
	);
});

test("the rate is lowered first, then the size, then the network is changed", () => {
	const some = run(new SpeedGovernor("balanced"), () => 120);
	expect(some).toMatchObject({ tilePx: 256, reason: "slower to keep the budget" });
	const governor = new SpeedGovernor("balanced");
	const steps = [3000, 8000, 13_000].map((forMs, step) =>
		run(governor, () => 500, { fromMs: step * 5000 + 1, forMs: forMs - step * 5000 }),
	);
	expect(steps.map(({ tilePx, isSwift }) => [tilePx, isSwift])).toEqual([
		[192, false],
		[128, false],
		[128, true],
	]);
	expect(steps.map(({ reason }) => reason)).toEqual([
		"smaller to keep the budget",
		"smaller to keep the budget",
		"with the quick network to keep the budget",
	]);
});

test("tiles stay small where larger ones would break the budget again", () => {
	const governor = new SpeedGovernor("balanced");
	const costOf = (tilePx: number) => 600 * (tilePx / 256) ** 2;
	run(governor, costOf);
	const sizes = new Set<number>();
	for (let second = 60; second < 120; second++) {
		run(governor, costOf, { fromMs: second * 1000, forMs: 1000 });
		sizes.add(governor.pace().tilePx);
	}
	expect(sizes.size).toBe(1);
});

test("one slow tick slows nothing down, and a spell of them does within a second", () => {
	const governor = new SpeedGovernor("balanced");
	run(governor, () => 40);
	governor.note("a", tick(200), 60_000);
	expect(governor.pace().intervalMs).toBe(RATES.balanced.fastestMs);
	for (let count = 1; count < 8; count++) governor.note("a", tick(200), 60_000 + count * 150);
	expect(governor.pace().intervalMs).toBeGreaterThanOrEqual(250);
});

test("on a machine that others keep busy ticks leave room between them, and the reason is told", () => {
	const governor = new SpeedGovernor("balanced");
	let count = 0;
	const pace = run(governor, () => (count++ % 5 < 2 ? 30 : 240));
	expect(pace.intervalMs).toBe(300);
	expect(pace).toMatchObject({ tilePx: 256, reason: "slower because the machine is busy" });
	expect(pace.load).toBeLessThan(0.2);
});

test("frames with little to do do not hide what frames with much to do cost", () => {
	const governor = new SpeedGovernor("balanced");
	let atMs = 0;
	for (let count = 0; count < 200; count++) {
		const work = count % 2 === 0 ? 1 : 99;
		governor.note("a", tick(4 * work, work), atMs);
		atMs += governor.pace().intervalMs;
	}
	const { load, intervalMs } = governor.pace();
	expect(load).toBeCloseTo(RATES.balanced.budget, 1);
	expect(intervalMs).toBeGreaterThan(450);
});

test("the first ticks of a page, which warm everything up, slow nothing down", () => {
	const governor = new SpeedGovernor("balanced");
	governor.note("a", tick(2500), 0);
	governor.note("a", tick(900), 2500);
	governor.note("a", tick(40), 3400);
	expect(governor.pace().intervalMs).toBe(RATES.balanced.fastestMs);
});

test("after a slow spell the speed comes back slowly, and wholly", () => {
	const governor = new SpeedGovernor("balanced");
	run(governor, () => 150, { forMs: 10_000 });
	const slow = governor.pace().intervalMs;
	const after1s = run(governor, () => 20, { fromMs: 10_000, forMs: 1000 }).intervalMs;
	expect(after1s).toBeGreaterThan(slow * 0.6);
	expect(run(governor, () => 20, { fromMs: 11_000, forMs: 60_000 })).toMatchObject({
		intervalMs: RATES.balanced.fastestMs,
		tilePx: 256,
	});
});

test("two pages share one budget, and one that goes leaves it to the other", () => {
	const governor = new SpeedGovernor("balanced");
	const both = run(governor, () => 60, { pages: ["a", "b"] });
	expect(both.intervalMs).toBeCloseTo(300, -1);
	governor.forget("b");
	expect(run(governor, () => 60, { fromMs: 60_000 }).intervalMs).toBe(RATES.balanced.fastestMs);
});

test("a page that falls silent, as a hidden one does, leaves the budget to the other until it is back", () => {
	const governor = new SpeedGovernor("balanced");
	run(governor, () => 60, { pages: ["a", "b"] });
	expect(run(governor, () => 60, { fromMs: 60_000 }).intervalMs).toBe(RATES.balanced.fastestMs);
	const both = run(governor, () => 60, { pages: ["a", "b"], fromMs: 120_000 });
	expect(both.intervalMs).toBeCloseTo(300, -1);
});

test("on battery each choice is the next gentler one, until it is plugged in again", () => {
	const governor = new SpeedGovernor("balanced");
	run(governor, () => 20);
	governor.setOnBattery(true);
	expect(governor.pace()).toMatchObject({
		intervalMs: RATES.gentle.fastestMs,
		reason: "gentler on battery",
	});
	governor.setRate("eager");
	expect(governor.pace().intervalMs).toBe(RATES.balanced.fastestMs);
	governor.setOnBattery(false);
	expect(governor.pace()).toMatchObject({
		intervalMs: RATES.eager.fastestMs,
		reason: "full speed",
	});
});

test("another rate is effective at once", () => {
	const governor = new SpeedGovernor("gentle");
	run(governor, () => 20);
	governor.setRate("eager");
	expect(governor.pace().intervalMs).toBe(RATES.eager.fastestMs);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -5])("a cost of %f changes nothing", (costMs) => {
	const governor = new SpeedGovernor("balanced");
	governor.note("a", tick(costMs), 0);
	expect(governor.pace()).toMatchObject({ intervalMs: RATES.balanced.fastestMs, load: 0 });
});

test("time that goes backwards does no harm", () => {
	const governor = new SpeedGovernor("balanced");
	run(governor, () => 300, { fromMs: 1e9, forMs: 20_000 });
	expect(run(governor, () => 20, { fromMs: 0 })).toMatchObject({ reason: "full speed" });
});
