import fc from "fast-check";
import { expect, test } from "vitest";
import { COMPARED_MS, findMoments } from "../../../src/engine/find-moments.ts";
import { countLabels } from "../../../src/shared/count-labels.ts";
import type { Label } from "../../../src/shared/expressions.ts";
import type { RoomSecond } from "../../../src/shared/room-second.ts";

const second = (at: number, labels: Label[]): RoomSecond => ({
	atMs: at * 1000,
	faces: labels.length,
	counts: countLabels(labels),
});

/** Seconds in which `before` is shown until a time, and `after` from then on. */
const change = (at: number, end: number, before: Label[], after: Label[]) =>
	Array.from({ length: end }, (_, index) => second(index, index < at ? before : after));

const four = (label: Label): Label[] => [label, label, label, label];

test("a share that changes is found where it changes, with what it was and became", () => {
	const [moment, ...others] = findMoments(
		change(300, 600, four("neutral"), ["happy", "happy", "happy", "neutral"]),
	);
	expect(moment).toEqual({ kind: "label", atMs: 300_000, label: "happy", before: 0, after: 0.75 });
	expect(others).toEqual([]);
});

test("people who leave are found", () => {
	expect(findMoments(change(300, 600, four("neutral"), ["neutral"]))).toEqual([
		{ kind: "faces", atMs: 300_000, before: 4, after: 1 },
	]);
});

test.each([
	["a session in which nothing changes", change(0, 600, four("sad"), four("sad"))],
	[
		"a small change",
		change(300, 600, [...four("sad"), "sad", "sad"], [...four("sad"), "sad", "happy"]),
	],
	["pictures that become worse", change(300, 600, four("uncertain"), four("uncertain"))],
	["too little before it", change(3, 600, four("sad"), four("happy"))],
	["nothing", []],
])("%s gives no moment", (_, seconds) => {
	expect(findMoments(seconds)).toEqual([]);
});

test("a gap is no change", () => {
	const seconds = change(0, 600, four("sad"), four("sad")).filter(
		({ atMs }) => atMs < 200_000 || atMs > 400_000,
	);
	expect(findMoments(seconds)).toEqual([]);
});

test("moments are large, apart from each other, sorted, and no more than asked for", () => {
	const label = fc.constantFrom<Label>("happy", "sad", "uncertain");
	const stretch = fc.tuple(fc.integer({ min: 30, max: 200 }), fc.array(label, { maxLength: 6 }));
	fc.assert(
		fc.property(
			fc.array(stretch, { maxLength: 6 }),
			fc.integer({ min: 0, max: 4 }),
			(all, most) => {
				const labels = all.flatMap(([length, shown]) => Array.from({ length }, () => shown));
				const moments = findMoments(
					labels.map((shown, index) => second(index, shown)),
					most,
				);
				expect(moments.length).toBeLessThanOrEqual(most);
				const times = moments.map(({ atMs }) => atMs).sort((a, b) => a - b);
				for (const [index, atMs] of times.slice(1).entries())
					expect(atMs - (times[index] ?? 0)).toBeGreaterThanOrEqual(COMPARED_MS);
				for (const { kind, before, after } of moments)
					expect(Math.abs(after - before)).toBeGreaterThanOrEqual(kind === "label" ? 0.2 : 2);
			},
		),
		{ numRuns: 40 },
	);
});
