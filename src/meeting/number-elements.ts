const numbers = new WeakMap<Element, number>();
let next = 1;

/** A number that stays with the element: the same number means the same element. */
export function numberOf(element: Element): number {
	const known = numbers.get(element);
	if (known !== undefined) return known;
	numbers.set(element, next);
	return next++;
}
