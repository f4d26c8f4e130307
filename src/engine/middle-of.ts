/** The middle of some values, the upper one of two; infinite where there are none. */
export function middleOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}
