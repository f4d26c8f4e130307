/**
 * Picks those whose turn has come, where only a few can be looked at: the ones last looked at the longest ago.
 *
 * @param atMsOf When each was last looked at; 0 if never.
 * @param most So many at most.
 */
export function longestAgo<One>(
	some: readonly One[],
	atMsOf: (one: One) => number,
	most: number,
): One[] {
	return [...some].sort((a, b) => atMsOf(a) - atMsOf(b)).slice(0, most);
}
