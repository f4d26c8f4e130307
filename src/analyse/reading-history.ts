import { EXPRESSIONS, type Expression } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";

/** How far back the chart reaches. */
export const HISTORY_MS = 60_000;

/** Times further apart are no one line: the page was hidden meanwhile, or the camera stood still. */
const GAP_MS = 2000;

/** Columns of a chart: times in seconds before now, and per expression its probability or a gap. */
export type HistoryColumns = [secondsAgo: number[], ...probabilities: (number | null)[][]];

interface Moment {
	atMs: number;
	probabilities: Record<Expression, number> | null;
}

/** What one face showed over the last minute. */
export class ReadingHistory {
	#moments: Moment[] = [];

	/** @param reading Null where no face was seen: the chart then has a gap. Times must not go back. */
	push(atMs: number, reading: FaceReading | null): void {
		const last = this.#moments.at(-1);
		if (last && atMs - last.atMs > GAP_MS)
			this.#moments.push({ atMs: last.atMs + GAP_MS, probabilities: null });
		this.#moments.push({ atMs, probabilities: reading?.probabilities ?? null });
		const firstKept = this.#moments.findIndex((moment) => moment.atMs >= atMs - HISTORY_MS);
		if (firstKept > 0) this.#moments.splice(0, firstKept);
	}

	/** @param nowMs The chart's right edge. */
	columns(nowMs: number): HistoryColumns {
		return [
			this.#moments.map(({ atMs }) => (atMs - nowMs) / 1000),
			...EXPRESSIONS.map((name) =>
				this.#moments.map(({ probabilities }) => probabilities?.[name] ?? null),
			),
		];
	}

	/** Each expression's average over the moments with a face, the largest first; empty where there is none. */
	averages(): { expression: Expression; probability: number }[] {
		const seen = this.#moments.flatMap(({ probabilities }) => probabilities ?? []);
		if (seen.length === 0) return [];
		const means = EXPRESSIONS.map((expression) => {
			const sum = seen.reduce((total, probabilities) => total + probabilities[expression], 0);
			return { expression, probability: sum / seen.length };
		});
		return means.sort((a, b) => b.probability - a.probability);
	}

	clear(): void {
		this.#moments = [];
	}
}

/** The face that a webcam is about: the widest of those that are confirmed. */
export function mainFace(readings: readonly FaceReading[]): FaceReading | null {
	const seen = readings.filter(({ trackState }) => trackState === "confirmed");
	return seen.reduce<FaceReading | null>(
		(widest, reading) => (widest && widest.box.width >= reading.box.width ? widest : reading),
		null,
	);
}
