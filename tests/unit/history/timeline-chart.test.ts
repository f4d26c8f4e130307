import { expect, test, vi } from "vitest";
import { TICKS_S } from "../../../src/history/time-ticks.ts";
import { countLabels } from "../../../src/shared/count-labels.ts";

vi.mock("uplot", () => ({ default: {} }));
vi.mock("uplot/dist/uPlot.min.css", () => ({}));
vi.mock("webextension-polyfill", () => ({ default: {} }));
const { binAt, columnsOf } = await import("../../../src/history/timeline-chart.tsx");

const bin = (fromMs: number, happy: number, uncertain: number) => ({
	fromMs,
	toMs: fromMs + 1000,
	faces: happy + uncertain,
	counts: { ...countLabels([]), happy, uncertain },
});

test("each area holds those drawn over it", () => {
	const [times, ...sums] = columnsOf([bin(5000, 3, 1), bin(6000, 0, 2)], "faces");
	expect(times?.slice(0, 3)).toEqual([5, 6, 7]);
	expect(sums).toHaveLength(8);
	expect(sums[0]?.slice(0, 3)).toEqual([4, 2, 2]);
	expect(sums.at(-1)?.slice(0, 3)).toEqual([3, 0, 0]);
});

test("the last bin before a gap, and at the end, is as wide as any other, and a gap stays a gap", () => {
	const [times, all] = columnsOf([bin(5000, 3, 1), null, bin(7000, 0, 2), null], "faces");
	expect(times).toEqual([5, 6, 6.001, 7, 8, 8.001]);
	expect(all).toEqual([4, 4, null, 2, 2, null]);
	expect(columnsOf([null], "faces")[0]).toEqual([]);
});

test("shares reach to 1 wherever there is a face", () => {
	const [, whole, ...others] = columnsOf([bin(0, 3, 1), bin(1000, 0, 0)], "shares");
	expect(whole).toEqual([1, 1, null]);
	expect(others.at(-1)?.[0]).toBe(0.75);
});

test.each([10, 3600, 8 * 3600, 24 * 3600, 7 * 86_400, 300 * 86_400])(
	"of a session of %d seconds a narrow chart has times, none of them on another",
	(span) => {
		const apart = TICKS_S.map((tick) => (tick / span) * 250);
		expect(apart.some((px) => px >= 64 && px <= 250)).toBe(true);
	},
);

test("the bin at a time is the one that holds it, to its last moment", () => {
	const bins = [bin(5000, 3, 1), null, bin(7000, 0, 2)];
	expect([4999, 5000, 5999, 6000, 7999, 8000].map((atMs) => binAt(bins, atMs)?.fromMs)).toEqual([
		undefined,
		5000,
		5000,
		undefined,
		7000,
		undefined,
	]);
});
