import fc from "fast-check";
import { countLabels } from "../../../src/shared/count-labels.ts";
import { EXPRESSIONS, type Probabilities } from "../../../src/shared/expressions.ts";
import type { FaceSecond, KeptSecond } from "../../../src/shared/kept-second.ts";
import type { SessionRow } from "../../../src/store/history-rows.ts";
import { LABELS } from "../../../src/store/pack-seconds.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });

const probabilities: fc.Arbitrary<Probabilities> = fc
	.array(fc.integer({ min: 0, max: 1000 }), { minLength: 7, maxLength: 7 })
	.map((weights) => {
		const sum = weights.reduce((total, weight) => total + weight, 0);
		const entries = EXPRESSIONS.map((name, place) => [
			name,
			sum > 0 ? (weights[place] ?? 0) / sum : 1 / 7,
		]);
		return Object.fromEntries(entries) as Probabilities;
	});

const face: fc.Arbitrary<FaceSecond> = fc.record({
	face: fc.integer({ min: 1, max: 65_535 }),
	label: fc.constantFrom(...LABELS),
	probabilities,
	quality: share,
});

/** Seconds of one row, in order, with gaps. */
export const keptSeconds: fc.Arbitrary<KeptSecond[]> = fc
	.tuple(
		fc.integer({ min: 0, max: 100_000 }),
		fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 20 }),
		fc.array(fc.array(face, { maxLength: 8 }), { minLength: 20, maxLength: 20 }),
	)
	.map(([first, offsets, faces]) =>
		offsets
			.sort((a, b) => a - b)
			.map((offset, index) => secondOf(first + offset - (offsets[0] ?? 0), faces[index] ?? [])),
	);

/** A second with these faces. */
export function secondOf(second: number, seen: FaceSecond[]): KeptSecond {
	const counts = countLabels(seen.map(({ label }) => label));
	return { atMs: second * 1000, faces: seen.length, counts, seen };
}

/** A face that shows one label for certain. */
export function faceOf(number: number, label: "happy" | "sad" | "neutral" = "happy"): FaceSecond {
	const entries = EXPRESSIONS.map((name) => [name, name === label ? 1 : 0]);
	return {
		face: number,
		label,
		quality: 1,
		probabilities: Object.fromEntries(entries) as Probabilities,
	};
}

/** A session that has just begun. */
export const sessionOf = (id: string, given: Partial<SessionRow> = {}): SessionRow => ({
	id,
	startedAtMs: 1_700_000_000_000,
	lastMs: 0,
	endedAtMs: null,
	platform: "google-meet",
	tabId: 3,
	callMark: "0badcafe",
	seconds: 0,
	faces: 0,
	mostFaces: 0,
	totals: countLabels([]),
	...given,
});
