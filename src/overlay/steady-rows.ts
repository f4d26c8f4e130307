import type { LabelEntry } from "../engine/label-set.ts";
import type { ShownKey } from "../shared/expressions.ts";

/** Two rows trade places once one leads the other by this much, so that near ties do not dance. */
const LEAD = 0.04;
/** Two million random cases settled within five. */
const MOST_PASSES = 8;

/**
 * Picks the rows of the bars style.
 *
 * @param entries All rows of the label set, in its own order.
 * @param count How many to show. All of them keep the set's order; fewer are the most probable, the
 *   highest first.
 * @param shown The keys of the rows now on the screen, in their order.
 */
export function steadyRows(
	entries: readonly LabelEntry[],
	count: number,
	shown: readonly ShownKey[],
): LabelEntry[] {
	if (count >= entries.length) return [...entries];
	let rows = nextRows(entries, count, shown);
	// A row that comes in counts for more once it stands: until nothing moves, or the next time would.
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const again = nextRows(
			entries,
			count,
			rows.map(({ key }) => key),
		);
		if (again.every((row, at) => row === rows[at])) break;
		rows = again;
	}
	return rows;
}

function nextRows(
	entries: readonly LabelEntry[],
	count: number,
	shown: readonly ShownKey[],
): LabelEntry[] {
	/** A row on the screen counts for a little more than its probability: the more, the higher it is. */
	const weight = ({ key, probability }: LabelEntry) => {
		const at = shown.indexOf(key);
		return probability + (at < 0 ? 0 : LEAD * (shown.length - at));
	};
	return [...entries].sort((a, b) => weight(b) - weight(a)).slice(0, count);
}
