import fc from "fast-check";
import { expect, test } from "vitest";
import {
	faceTimelines,
	labelShares,
	sampleAt,
	type VideoSample,
} from "../../../src/analyse/face-timeline.ts";
import { EXPRESSIONS, type Label } from "../../../src/shared/expressions.ts";
import { aReading } from "../../fixtures/face-reading.ts";

const at = (atMs: number, ...faces: [trackId: number, label: Label][]): VideoSample => ({
	atMs,
	readings: faces.map(([trackId, label]) => aReading({ trackId, label })),
});

test("one label held is one segment", () => {
	const samples = [at(0, [1, "happy"]), at(200, [1, "happy"]), at(400, [1, "happy"])];
	expect(faceTimelines(samples, 200, 500)).toEqual([
		{ trackId: 1, segments: [{ fromMs: 0, toMs: 500, label: "happy" }], seenMs: 500 },
	]);
});

test("a label held is one segment also where the times of its moments are rounded", () => {
	const samples = Array.from({ length: 20 }, (_, step) => at(step * 0.2 * 1000, [1, "happy"]));
	expect(faceTimelines(samples, 200, 4000)[0]?.segments).toHaveLength(1);
});

test("a change of label begins a segment", () => {
	const samples = [at(0, [1, "happy"]), at(200, [1, "sad"])];
	expect(faceTimelines(samples, 200, 400)[0]?.segments).toEqual([
		{ fromMs: 0, toMs: 200, label: "happy" },
		{ fromMs: 200, toMs: 400, label: "sad" },
	]);
});

test("a face out of sight leaves a gap", () => {
	const samples = [at(0, [1, "happy"]), at(200), at(400, [1, "happy"])];
	expect(faceTimelines(samples, 200, 600)[0]?.segments).toEqual([
		{ fromMs: 0, toMs: 200, label: "happy" },
		{ fromMs: 400, toMs: 600, label: "happy" },
	]);
});

test("a sample holds no longer than a step", () => {
	expect(faceTimelines([at(0, [1, "happy"]), at(5000)], 200, 6000)[0]?.seenMs).toBe(200);
});

test("the face seen longest comes first", () => {
	const samples = [at(0, [1, "happy"], [2, "sad"]), at(200, [2, "sad"])];
	expect(faceTimelines(samples, 200, 400).map(({ trackId }) => trackId)).toEqual([2, 1]);
});

test("nothing seen has no timelines and no shares", () => {
	expect(faceTimelines([], 200, 0)).toEqual([]);
	expect(labelShares([])).toEqual([]);
});

test("a video as short as its first picture has no shares, and no division by zero", () => {
	expect(labelShares(faceTimelines([at(0, [1, "happy"])], 200, 0))).toEqual([]);
});

const anySamples = fc
	.array(
		fc.tuple(
			fc.integer({ min: 1, max: 400 }),
			fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...EXPRESSIONS)), {
				selector: ([trackId]) => trackId,
			}),
		),
		{ maxLength: 30 },
	)
	.map((steps) => {
		let atMs = 0;
		return steps.map(([stepMs, faces]) => {
			atMs += stepMs;
			return at(atMs, ...faces);
		});
	});

test("shares sum to 1, segments never overlap, and time seen is their length", () => {
	fc.assert(
		fc.property(anySamples, (samples) => {
			const timelines = faceTimelines(samples, 200, (samples.at(-1)?.atMs ?? 0) + 100);
			for (const { segments, seenMs } of timelines) {
				let lengthMs = 0;
				for (const [index, { fromMs, toMs }] of segments.entries()) {
					expect(fromMs).toBeGreaterThanOrEqual(segments[index - 1]?.toMs ?? 0);
					lengthMs += toMs - fromMs;
				}
				expect(lengthMs).toBeCloseTo(seenMs);
			}
			const shares = labelShares(timelines);
			const sum = shares.reduce((total, { share }) => total + share, 0);
			if (shares.length > 0) expect(sum).toBeCloseTo(1);
		}),
	);
});

test.each([
	[0, 0],
	[199, 0],
	[200, 200],
	[450, 400],
	[601, undefined],
	[-1, undefined],
])("at %d ms the sample of %s ms holds", (atMs, sampleMs) => {
	expect(sampleAt([at(0), at(200), at(400)], atMs, 200)?.atMs).toBe(sampleMs);
});
