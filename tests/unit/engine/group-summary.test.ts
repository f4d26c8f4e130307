import fc from "fast-check";
import { expect, test } from "vitest";
import { MIN_GROUP, summariseGroup } from "../../../src/engine/group-summary.ts";
import type { ShownLabel } from "../../../src/shared/expressions.ts";
import type { FaceReading, TrackState } from "../../../src/shared/readings.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { boxAt, probabilitiesOf } from "./made-up-face.ts";

const readingOf = (shown: ShownLabel, trackState: TrackState = "confirmed"): FaceReading => ({
	trackId: 1,
	trackState,
	atMs: 0,
	box: boxAt(0),
	label: shown === "okay" || shown === "notOkay" ? "neutral" : shown,
	shown,
	probabilities: probabilitiesOf({}),
	quality: 1,
	doubts: [],
});
const counts = (summary: ReturnType<typeof summariseGroup>) =>
	Object.fromEntries(
		(summary?.labels ?? [])
			.filter(({ count }) => count > 0)
			.map(({ label, count }) => [label, count]),
	);

test("every label has its count and its share, uncertain as uncertain", () => {
	const group = ["happy", "happy", "sad", "uncertain"] as const;
	const summary = summariseGroup(
		group.map((label) => readingOf(label)),
		DEFAULT_SETTINGS,
	);
	expect(summary?.faces).toBe(4);
	expect(counts(summary)).toEqual({ happy: 2, sad: 1, uncertain: 1 });
	expect(summary?.labels.find(({ label }) => label === "happy")?.share).toBe(0.5);
	expect(summary?.labels.map(({ label }) => label).at(-1)).toBe("uncertain");
});

test("the two-state view is summed up by sides", () => {
	const group = ["okay", "okay", "notOkay"] as const;
	const settings = { ...DEFAULT_SETTINGS, labelSet: "two" as const };
	expect(
		counts(
			summariseGroup(
				group.map((side) => readingOf(side)),
				settings,
			),
		),
	).toEqual({
		okay: 2,
		notOkay: 1,
	});
});

test("shares sum to 1 and counts to the faces", () => {
	const labels = fc.constantFrom<ShownLabel>("happy", "sad", "neutral", "uncertain");
	fc.assert(
		fc.property(fc.array(labels, { minLength: MIN_GROUP, maxLength: 60 }), (group) => {
			const summary = summariseGroup(
				group.map((label) => readingOf(label)),
				DEFAULT_SETTINGS,
			);
			expect(summary?.labels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
			expect(summary?.labels.reduce((sum, { count }) => sum + count, 0)).toBe(group.length);
		}),
	);
});

test("fewer faces than a group are not summed up", () => {
	const two = [readingOf("happy"), readingOf("sad")];
	expect(summariseGroup(two, DEFAULT_SETTINGS)).toBeNull();
	expect(summariseGroup([], DEFAULT_SETTINGS, 0)).toBeNull();
	expect(summariseGroup(two, DEFAULT_SETTINGS, 2)?.faces).toBe(2);
});

test("faces seen too briefly, or out of sight, do not count", () => {
	const group = [
		...Array.from({ length: 3 }, () => readingOf("happy")),
		readingOf("sad", "tentative"),
		readingOf("sad", "lost"),
	];
	expect(counts(summariseGroup(group, DEFAULT_SETTINGS))).toEqual({ happy: 3 });
});

test("a reading made under another label set counts as uncertain", () => {
	const group = [readingOf("happy"), readingOf("happy"), readingOf("okay")];
	expect(counts(summariseGroup(group, DEFAULT_SETTINGS))).toEqual({ happy: 2, uncertain: 1 });
});

test("without a shown label the label of the seven counts", () => {
	const group = Array.from({ length: 3 }, () => {
		const { shown: _, ...reading } = readingOf("happy");
		return reading;
	});
	expect(counts(summariseGroup(group, DEFAULT_SETTINGS))).toEqual({ happy: 3 });
});
