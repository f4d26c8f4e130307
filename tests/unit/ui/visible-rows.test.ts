import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleRows } from "../../../src/ui/visible-rows.ts";

test("only the rows in sight exist, with a few to spare", () => {
	expect(visibleRows(2000, 50, { top: 5000, height: 500 })).toEqual({
		first: 94,
		end: 116,
		beforePx: 4700,
		afterPx: 94_200,
	});
});

test("rows and room always make up the whole list, and nothing in sight is missing", () => {
	const any = fc.record({
		count: fc.nat(5000),
		top: fc.nat(300_000),
		height: fc.integer({ min: 1, max: 2000 }),
	});
	fc.assert(
		fc.property(any, ({ count, top, height }) => {
			const { first, end, beforePx, afterPx } = visibleRows(count, 50, { top, height });
			expect(beforePx + (end - first) * 50 + afterPx).toBe(count * 50);
			for (const row of [Math.floor(top / 50), Math.floor((top + height - 1) / 50)])
				if (row < count) expect(row >= first && row < end).toBe(true);
		}),
	);
});
