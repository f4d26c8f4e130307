import type { Words } from "../shared/words.ts";

/** A file of something else may hold thousands of fields; these are enough to know it by. */
const MOST_NAMED = 5;

/** Names settings, of many the first few: "a, b, c, d, e, 12 more". */
export function phraseFields(fields: readonly string[], { list, count }: Words): string {
	const left = fields.length - MOST_NAMED;
	if (left <= 0) return list(fields);
	return list([...fields.slice(0, MOST_NAMED), count("count_more", left)]);
}
