import fc from "fast-check";
import { expect, test } from "vitest";
import { ReadingPace } from "../../../src/engine/reading-pace.ts";

/** A pace after readings at these distances from each other, the last at `lastMs`. */
function paceOf(intervals: readonly number[]): { pace: ReadingPace; lastMs: number } {
	const pace = new ReadingPace();
	let lastMs = 1000;
	pace.take(lastMs);
	for (const interval of intervals) {
		lastMs += interval;
		pace.take(lastMs);
	}
	return { pace, lastMs };
}

const WORTH = { fresh: 2, held: 1, gone: 0 } as const;

test("without a reading there is nothing", () => {
	expect(new ReadingPace().standing(0)).toBe("gone");
});

test.each([
	["a quick tile", [200, 200, 200, 200, 200], 1499, 2999],
	["one reading a second", [1000, 1000, 1000], 2999, 5999],
	["a reading every two seconds", [2000, 2000, 2000], 5999, 9999],
	["a reading every six seconds", [6000, 6000], 5999, 9999],
	["a single reading", [], 1499, 2999],
	["a machine that stumbles", [300, 2000, 300, 300, 300], 5999, 9999],
	["a machine that has stumbled long ago", [2000, 300, 300, 300, 300, 300], 1499, 2999],
	["a page that was hidden for a minute", [300, 60_000, 300], 1499, 2999],
	["a clock that stands still or steps back", [300, 0, -60_000, 300], 1499, 2999],
])("of %s a reading is fresh, then held, then gone", (_, intervals, freshMs, heldMs) => {
	const { pace, lastMs } = paceOf(intervals);
	expect(pace.standing(lastMs)).toBe("fresh");
	expect(pace.standing(lastMs + freshMs)).toBe("fresh");
	expect(pace.standing(lastMs + freshMs + 1)).toBe("held");
	expect(pace.standing(lastMs + heldMs)).toBe("held");
	expect(pace.standing(lastMs + heldMs + 1)).toBe("gone");
});

test("whatever the pace, a reading is worth ever less, never fresh after 6 s, and nothing after 10 s", () => {
	const ages = fc.nat(20_000);
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: -1000, max: 30_000 })),
			ages,
			ages,
			(gaps, one, other) => {
				const { pace, lastMs } = paceOf(gaps);
				const [sooner, later] = one < other ? [one, other] : [other, one];
				const before = WORTH[pace.standing(lastMs + sooner)];
				const after = WORTH[pace.standing(lastMs + later)];
				expect(after).toBeLessThanOrEqual(before);
				if (later >= 6000) expect(after).toBeLessThan(WORTH.fresh);
				if (later >= 10_000) expect(after).toBe(WORTH.gone);
				if (sooner < 1500) expect(before).toBe(WORTH.fresh);
			},
		),
	);
});
