import type { ShownLabel } from "../shared/expressions.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { Words } from "../shared/words.ts";

/** What labels say, in one language. */
export interface LabelWords {
	label(label: ShownLabel): string;
	/** A whole percentage, 0 to 100, as that language writes it. */
	percent(percent: number): string;
}

/** Makes the words of labels. Percentages are written once: labels say them over and over. */
export function createLabelWords(words: Words): LabelWords {
	const percents = Array.from({ length: 101 }, (_, percent) => words.percent(percent / 100));
	return {
		label: (label) => words.say(labelKey(label)),
		percent: (percent) => percents[percent] ?? words.percent(percent / 100),
	};
}
