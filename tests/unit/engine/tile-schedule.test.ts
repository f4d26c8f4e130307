import fc from "fast-check";
import { expect, test } from "vitest";
import { nextCopyMs } from "../../../src/engine/tile-schedule.ts";

const usual = { isFront: false, isUnsure: false, emptyMs: 0, dullMs: 0, stillMs: 0 };
const pace = { intervalMs: 200, shareMs: 10 };

test.each([
	["a few tiles keep the interval", usual, 9, 200],
	["25 tiles are each copied four times a second", usual, 25, 250],
	["49 tiles twice", usual, 49, 490],
	["who speaks is copied as often as ever", { ...usual, isFront: true }, 49, 200],
	["so is a face that was missed", { ...usual, isUnsure: true }, 49, 200],
	["faces that stay as they are half as often", { ...usual, stillMs: 5000 }, 9, 400],
	["but often enough to see a smile", { ...usual, stillMs: 5000 }, 42, 450],
	["later a quarter as often", { ...usual, stillMs: 21_000 }, 9, 800],
	["but never seldomer than once a second", { ...usual, stillMs: 21_000 }, 49, 1000],
	["an empty tile seldom", { ...usual, emptyMs: 5000 }, 9, 600],
	["uncertain faces that stay as they are seldom", { ...usual, dullMs: 10_000 }, 25, 1000],
	["and later more seldom", { ...usual, dullMs: 61_000, stillMs: 61_000 }, 25, 1500],
	["even if they are not found again", { ...usual, dullMs: 10_000, isUnsure: true }, 9, 1000],
	["unless they speak", { ...usual, dullMs: 10_000, isFront: true }, 9, 200],
	["even if someone speaks there", { ...usual, isFront: true, emptyMs: 100_000 }, 9, 1500],
])("%s", (_, activity, tiles, expected) => {
	expect(nextCopyMs(activity, { ...pace, tiles })).toBe(expected);
});

test("nothing is copied more often than the pace allows", () => {
	fc.assert(
		fc.property(
			fc.record({
				isFront: fc.boolean(),
				isUnsure: fc.boolean(),
				emptyMs: fc.nat(200_000),
				dullMs: fc.nat(200_000),
				stillMs: fc.nat(200_000),
			}),
			fc.integer({ min: 50, max: 3000 }),
			fc.nat(60),
			(activity, intervalMs, tiles) => {
				expect(nextCopyMs(activity, { intervalMs, shareMs: 10, tiles })).toBeGreaterThanOrEqual(
					intervalMs,
				);
			},
		),
	);
});
