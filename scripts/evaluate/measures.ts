/** How one head answered: per face the true label and a probability for each label, by index. */
export interface Answers {
	labels: readonly string[];
	truth: readonly number[];
	probabilities: readonly (readonly number[])[];
}

/** Index of the largest of `values`; the first of equals. */
export function argmax(values: readonly number[]): number {
	return values.indexOf(Math.max(...values));
}

/** Share of faces whose most probable label is the true one; 0 without faces. */
export function accuracyOf({ truth, probabilities }: Answers): number {
	const right = probabilities.filter((row, i) => argmax(row) === truth[i]).length;
	return right / Math.max(1, truth.length);
}

/** Share of each label's faces that were recognised; labels without a face are left out. */
export function recallOf({ labels, truth, probabilities }: Answers): Record<string, number> {
	const guesses = probabilities.map(argmax);
	return Object.fromEntries(
		labels.flatMap((label, index) => {
			const own = guesses.filter((_, i) => truth[i] === index);
			if (own.length === 0) return [];
			return [[label, own.filter((guess) => guess === index).length / own.length]];
		}),
	);
}

/** Mean over labels of the harmonic mean of precision and recall; labels nobody has or got are left out. */
export function macroF1Of({ labels, truth, probabilities }: Answers): number {
	const guesses = probabilities.map(argmax);
	const scores = labels.flatMap((_, index) => {
		const had = truth.filter((label) => label === index).length;
		const got = guesses.filter((guess) => guess === index).length;
		const right = guesses.filter((guess, i) => guess === index && truth[i] === index).length;
		return had + got === 0 ? [] : [(2 * right) / (had + got)];
	});
	return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/**
 * Expected calibration error: how far the highest probability is from the share that is right, over
 * bins of equal width, weighted by their faces.
 *
 * @see Naeini et al. 2015; 15 bins as Guo et al. 2017
 */
export function eceOf({ truth, probabilities }: Answers, bins = 15): number {
	const gaps = new Float64Array(bins);
	for (const [i, row] of probabilities.entries()) {
		const top = Math.max(...row);
		const bin = Math.min(bins - 1, Math.floor(top * bins));
		gaps[bin] = (gaps[bin] ?? 0) + Number(argmax(row) === truth[i]) - top;
	}
	return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(1, truth.length);
}
