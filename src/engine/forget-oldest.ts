/** Lets a map that has more entries than so many forget the one that was put into it first. */
export function forgetOldest<Key>(map: Map<Key, unknown>, most: number): void {
	const [oldest] = map.keys();
	if (map.size > most && oldest !== undefined) map.delete(oldest);
}
