import { elementsAround } from "./dom-tree.ts";
import { numberOf } from "./number-objects.ts";
import type { Picture } from "./picture.ts";
import type { BoxOf } from "./tile-style.ts";

/** A tile's box is at most this many times its picture: beyond that it is a stage, not a tile. */
const MAX_AREA = 6;
/** Around a picture with no area, nothing limits the climb but this many steps. */
const BLIND_STEPS = 2;
const MAX_STEPS = 12;
/** A page may change the size of what is around its pictures alone: the tiles are found anew so often at least. */
const KEPT_SCANS = 4;

/** Remembers the tiles of pictures while nothing has come, gone or changed its size. */
export class TileBoxes {
	private key = "";
	private boxes: (Element | undefined)[] = [];
	private scans = 0;

	/**
	 * As `tileBoxes`.
	 *
	 * @param isRestless Whether elements have come or gone since the last time.
	 */
	of(pictures: readonly Picture[], boxOf: BoxOf, isRestless: boolean): Map<Picture, Element> {
		const key = pictures.map((picture) => keyOf(picture, boxOf)).join();
		if (isRestless || key !== this.key || ++this.scans >= KEPT_SCANS) {
			const found = tileBoxes(pictures, boxOf);
			this.boxes = pictures.map((picture) => found.get(picture));
			this.key = key;
			this.scans = 0;
		}
		return new Map(pictures.map((picture, index) => [picture, this.boxes[index] ?? picture.place]));
	}
}

function keyOf({ place, trackKey }: Picture, boxOf: BoxOf): string {
	const { width, height } = boxOf(place);
	return `${numberOf(place)} ${trackKey} ${width} ${height}`;
}

/**
 * Finds each picture's tile by structure alone: the outermost element around it that holds no other
 * participant's picture and is not much larger. Pictures with no area stand in nobody's way: pages keep
 * spare videos inside their tiles.
 */
function tileBoxes(pictures: readonly Picture[], boxOf: BoxOf): Map<Picture, Element> {
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
