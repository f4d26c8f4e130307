import { elementsAround } from "./dom-tree.ts";
import type { Picture } from "./picture.ts";
import type { BoxOf } from "./tile-style.ts";

/** A tile's box is at most this many times its picture: beyond that it is a stage, not a tile. */
const MAX_AREA = 6;
/** Around a picture with no area, nothing limits the climb but this many steps. */
const BLIND_STEPS = 2;
const MAX_STEPS = 12;

/**
 * Finds each picture's tile by structure alone: the outermost element around it that holds no other
 * participant's picture and is not much larger. Pictures with no area stand in nobody's way: pages keep
 * spare videos inside their tiles.
 */
export function tileBoxes(pictures: readonly Picture[], boxOf: BoxOf): Map<Picture, Element> {
	const areaOf = (element: Element) => {
		const { width, height } = boxOf(element);
		return width * height;
	};
	const tracksIn = new Map<Element, Set<string>>();
	for (const { place, trackKey } of pictures.filter((picture) => areaOf(picture.place) > 0))
		for (const element of elementsAround(place)) {
			const tracks = tracksIn.get(element);
			if (tracks === undefined) tracksIn.set(element, new Set([trackKey]));
			else tracks.add(trackKey);
		}
	const isAlone = (element: Element) => (tracksIn.get(element)?.size ?? 0) <= 1;
	return new Map(pictures.map((picture) => [picture, climb(picture.place, isAlone, areaOf)]));
}

function climb(
	place: Element,
	isAlone: (element: Element) => boolean,
	areaOf: (element: Element) => number,
): Element {
	const limit = areaOf(place) * MAX_AREA;
	const { body, documentElement } = place.ownerDocument;
	let box = place;
	let steps = 0;
	for (const element of elementsAround(place)) {
		if (element === body || element === documentElement || !isAlone(element)) break;
		if (limit > 0 ? areaOf(element) > limit : steps > BLIND_STEPS) break;
		if (steps++ > MAX_STEPS) break;
		box = element;
	}
	return box;
}
