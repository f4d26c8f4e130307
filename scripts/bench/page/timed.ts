/** How long one of many equal runs takes, in milliseconds. */
export interface Spent {
	/** The least of all: nearly that of a core that does nothing else. */
	leastMs: number;
	medianMs: number;
	p95Ms: number;
}

/** Runs `work` until it is warm, then so many times more, and says how long one run takes. */
export async function timed(repeats: number, work: () => unknown): Promise<Spent> {
	for (let run = 0; run < Math.max(2, repeats / 5); run++) await work();
	const times: number[] = [];
	for (let run = 0; run < repeats; run++) {
		const startMs = performance.now();
		await work();
		times.push(performance.now() - startMs);
	}
	return spentOf(times);
}

/** @param times At least one. */
export function spentOf(times: readonly number[]): Spent {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
	return { leastMs: sorted[0] ?? Number.NaN, medianMs: at(0.5), p95Ms: at(0.95) };
}
