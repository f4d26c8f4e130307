import { expect, test, vi } from "vitest";
import { countLabels } from "../../../src/shared/count-labels.ts";

vi.mock("uplot", () => ({ default: {} }));
vi.mock("uplot/dist/uPlot.min.css", () => ({}));
vi.mock("webextension-polyfill", () => ({ default: {} }));
const { columnsOf } = await import("../../../src/history/timeline-chart.tsx");

const bin = (fromMs: number, happy: number, uncertain: number) => ({
	fromMs,
	toMs: fromMs + 1000,
	faces: happy + uncertain,
	counts: { ...countLabels([]), happy, uncertain },
});

test("each area holds those drawn over it, a gap stays a gap, and the last bin has its width", () => {
	const [times, ...sums] = columnsOf([bin(5000, 3, 1), null, bin(7000, 0, 2)], "faces");
	expect(times).toEqual([5, 6, 7, 8]);
	expect(sums).toHaveLength(8);
	expect(sums[0]).toEqual([4, null, 2, 2]);
	expect(sums.at(-1)).toEqual([3, null, 0, 0]);
});

test("shares reach to 1 wherever there is a face", () => {
	const [, whole, ...others] = columnsOf([bin(0, 3, 1), bin(1000, 0, 0)], "shares");
	expect(whole).toEqual([1, null, null]);
	expect(others.at(-1)?.[0]).toBe(0.75);
});
