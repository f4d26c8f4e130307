import { longestAgo } from "./longest-ago.ts";
import type { Picture } from "./picture.ts";

/**
 * Names read in one scan, since each takes a walk through the whole tile: of pictures that are new, of tiles that say
 * something else than before, and of the others.
 */
const READ_PER_SCAN = { fresh: 12, changed: 8, others: 4 };

interface Known {
	/** Of any other media track it would be another's name. */
	trackKey: string;
	/** All that the tile said when the name was read. */
	text: string;
	/** It said something else the time before: only what is read twice is believed. */
	isChanged: boolean;
	readAtMs: number;
}

/** Picks the pictures whose names are read in a scan. */
export class NameWatch {
	private readonly known = new WeakMap<Element, Known>();

	/** @param boxOf The picture's tile. */
	due(
		pictures: readonly Picture[],
		boxOf: (picture: Picture) => Element,
		atMs: number,
	): Set<Picture> {
		const texts = new Map(pictures.map((one) => [one, boxOf(one).textContent ?? ""]));
		const isFresh = ({ place, trackKey }: Picture) => this.known.get(place)?.trackKey !== trackKey;
		const isChanged = (one: Picture) => {
			const before = this.known.get(one.place);
			return before !== undefined && (before.isChanged || before.text !== texts.get(one));
		};
		const readAt = ({ place }: Picture) => this.known.get(place)?.readAtMs ?? 0;
		const known = pictures.filter((one) => !isFresh(one));
		const due = new Set([
			...pictures.filter(isFresh).slice(0, READ_PER_SCAN.fresh),
			...longestAgo(known.filter(isChanged), readAt, READ_PER_SCAN.changed),
			...longestAgo(known, readAt, READ_PER_SCAN.others),
		]);
		for (const one of due) {
			const { place, trackKey } = one;
			const text = texts.get(one) ?? "";
			const before = isFresh(one) ? undefined : this.known.get(place);
			const changed = before !== undefined && before.text !== text;
			this.known.set(place, { trackKey, text, isChanged: changed, readAtMs: atMs });
		}
		return due;
	}
}
