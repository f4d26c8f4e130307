import type { ShownLabel } from "../shared/expressions.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { OverlayWords } from "../shared/words.ts";

/** What labels say, in one language. */
export interface LabelWords {
	label(label: ShownLabel): string;
	/** A whole percentage, 0 to 100, as that language writes it. */
	percent(percent: number): string;
}

/**
 * Makes the words of labels.
 *
 * @param words By key; a key that is missing stands for its own word.
 * @param language A shipped locale, or `auto` for the browser's.
 */
export function createLabelWords(words: OverlayWords, language: string): LabelWords {
	const locale = language === "auto" ? undefined : language.replace("_", "-");
	const percentage = new Intl.NumberFormat(locale, { style: "percent" });
	const percents = Array.from({ length: 101 }, (_, percent) => percentage.format(percent / 100));
	return {
		label: (label) => words[labelKey(label)] ?? labelKey(label),
		percent: (percent) => percents[percent] ?? percentage.format(percent / 100),
	};
}
