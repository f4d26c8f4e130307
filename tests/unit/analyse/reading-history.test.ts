import { expect, test } from "vitest";
import { mainFace, ReadingHistory } from "../../../src/analyse/reading-history.ts";
import { aReading } from "../../fixtures/face-reading.ts";

test("a moment without a face is a gap", () => {
	const history = new ReadingHistory();
	history.push(1000, aReading());
	history.push(2000, null);
	const [seconds, , , , happy] = history.columns(3000);
	expect(seconds).toEqual([-2, -1]);
	expect(happy).toEqual([aReading().probabilities.happy, null]);
});

test("the time in which nothing was read is a gap, however it ended", () => {
	const history = new ReadingHistory();
	history.push(1000, aReading());
	history.push(31_000, aReading());
	const [seconds, , , , happy] = history.columns(31_000);
	expect(seconds).toEqual([-30, -28, 0]);
	expect(happy?.[1]).toBeNull();
});

test("what is older than a minute is forgotten", () => {
	const history = new ReadingHistory();
	for (let second = 0; second <= 200; second++) history.push(second * 1000, aReading());
	const [seconds] = history.columns(200_000);
	expect(seconds).toHaveLength(61);
	expect(seconds[0]).toBe(-60);
});

test("the averages are of the moments with a face, the largest first", () => {
	const history = new ReadingHistory();
	expect(history.averages()).toEqual([]);
	const [calm, happy] = [aReading(), aReading()].map((reading, index) => ({
		...reading,
		probabilities: { ...reading.probabilities, happy: 0.2 + 0.6 * index, sad: 0.3 - 0.2 * index },
	}));
	history.push(0, calm ?? null);
	history.push(1000, null);
	history.push(2000, happy ?? null);
	const [first, ...others] = history.averages();
	expect(first?.expression).toBe("happy");
	expect(first?.probability).toBeCloseTo(0.5, 9);
	const sad = others.find(({ expression }) => expression === "sad");
	expect(sad?.probability).toBeCloseTo(0.2, 9);
	const shares = others.map(({ probability }) => probability);
	expect(shares).toEqual(shares.toSorted((a, b) => b - a));
});

test("a cleared history is empty, a column per expression still there", () => {
	const history = new ReadingHistory();
	history.push(0, aReading());
	history.clear();
	expect(history.columns(0)).toEqual(Array.from({ length: 8 }, () => []));
});

test("the main face is the widest that is confirmed", () => {
	const box = (width: number) => ({ x: 0, y: 0, width, height: width });
	const readings = [
		aReading({ trackId: 1, box: box(50) }),
		aReading({ trackId: 2, box: box(80) }),
		aReading({ trackId: 3, box: box(200), trackState: "tentative" }),
	];
	expect(mainFace(readings)?.trackId).toBe(2);
	expect(mainFace([])).toBeNull();
});
