const numbers = new WeakMap<object, number>();
let next = 1;

/** A number that stays with an element or a media track: the same number means the same one. */
export function numberOf(one: Element | MediaStreamTrack): number {
	const known = numbers.get(one);
	if (known !== undefined) return known;
	numbers.set(one, next);
	return next++;
}
