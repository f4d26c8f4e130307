import { expect, test } from "vitest";
import { recordsOfVideo, seenSamples } from "../../../src/analyse/video-records.ts";
import type { TrackState } from "../../../src/shared/readings.ts";
import { aReading } from "../../fixtures/face-reading.ts";

const sample = (atMs: number, ...faces: [trackId: number, trackState: TrackState][]) => ({
	atMs,
	readings: faces.map(([trackId, trackState]) => aReading({ trackId, trackState })),
});
const tracksOf = (samples: ReturnType<typeof seenSamples>) =>
	samples.map(({ readings }) => readings.map(({ trackId }) => trackId));

test("a face counts from its first sight, once it is confirmed at all", () => {
	const samples = [sample(0, [1, "tentative"]), sample(200, [1, "confirmed"])];
	expect(tracksOf(seenSamples(samples))).toEqual([[1], [1]]);
});

test("a face that is confirmed at all is drawn and told of like one from its first sight", () => {
	const samples = [sample(0, [1, "tentative"]), sample(200, [1, "confirmed"])];
	const states = seenSamples(samples).map(({ readings }) => readings[0]?.trackState);
	expect(states).toEqual(["confirmed", "confirmed"]);
});

test("what flickers up once is no face", () => {
	const samples = [sample(0, [1, "tentative"]), sample(200)];
	expect(tracksOf(seenSamples(samples))).toEqual([[], []]);
});

test("a lost face is not there", () => {
	const samples = [sample(0, [1, "confirmed"]), sample(200, [1, "lost"])];
	expect(tracksOf(seenSamples(samples))).toEqual([[1], []]);
});

test("in a video of one picture its faces count", () => {
	expect(tracksOf(seenSamples([sample(0, [1, "tentative"])]))).toEqual([[1]]);
});

test("a record per face and moment", () => {
	const records = [...recordsOfVideo("a.mp4", [sample(0, [1, "confirmed"]), sample(200)], [])];
	expect(records.map(({ file, atMs }) => [file, atMs])).toEqual([["a.mp4", 0]]);
});

test("a video without a face has one record without a box", () => {
	expect([...recordsOfVideo("a.mp4", [sample(0)], [])]).toMatchObject([
		{ file: "a.mp4", box: null },
	]);
});
