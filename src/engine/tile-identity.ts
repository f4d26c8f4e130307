import { forgetOldest } from "./forget-oldest.ts";
import { groupBy } from "./group-by.ts";

/** One element of the page that shows one media track, as one scan saw it. */
export interface SeenPicture {
	/** Stands for what the element plays: the same for the same media track only. */
	trackKey: string;
	/** The element itself, numbered; the same number means the same element. */
	elementKey: number;
	/** Visible area, in square CSS pixels; 0 when it cannot be seen. */
	areaPx: number;
}

export interface Identity {
	tileId: string;
	/** Another element shows the same media track, and is the one to read and draw on. */
	isDuplicate: boolean;
}

/** A copy must be this much larger before labels move to it; two of nearly one size would flicker. */
const MOVE_WHEN_LARGER = 1.3;
/** Ids are kept after a media track has gone, since a pinned tile leaves and returns; this many. */
const REMEMBERED = 1000;

/**
 * Gives tiles their ids. A media track keeps its id when it moves to another element; an element that
 * gets another media track becomes another tile. Of several elements with one media track the largest
 * is the tile and the others are its duplicates.
 */
export class TileIdentity {
	private readonly ids = new Map<string, string>();
	private readonly mainElement = new Map<string, number>();
	private nextNumber = 1;

	/** @param prefix Makes ids unique among the frames of one tab. */
	constructor(private readonly prefix: string) {}

	/** Identifies the pictures of one scan, in their order. */
	identify(pictures: readonly SeenPicture[]): Identity[] {
		const byTrack = groupBy(pictures, ({ trackKey }) => trackKey);
		for (const [trackKey, copies] of byTrack)
			this.mainElement.set(trackKey, this.chooseMain(trackKey, copies));
		for (const trackKey of this.mainElement.keys())
			if (!byTrack.has(trackKey)) this.mainElement.delete(trackKey);
		return pictures.map(({ trackKey, elementKey }) => {
			const isDuplicate = this.mainElement.get(trackKey) !== elementKey;
			const key = isDuplicate ? `${trackKey} ${elementKey}` : trackKey;
			return { tileId: this.idOf(key), isDuplicate };
		});
	}

	private chooseMain(trackKey: string, copies: readonly SeenPicture[]): number {
		const largest = copies.reduce((best, copy) => (copy.areaPx > best.areaPx ? copy : best));
		const current = this.mainElement.get(trackKey);
		const kept = copies.find(({ elementKey }) => elementKey === current);
		const keeps =
			kept !== undefined && kept.areaPx > 0 && largest.areaPx < kept.areaPx * MOVE_WHEN_LARGER;
		return keeps ? kept.elementKey : largest.elementKey;
	}

	private idOf(key: string): string {
		const known = this.ids.get(key);
		const id = known ?? `${this.prefix}${this.nextNumber++}`;
		this.ids.delete(key); // the map's order is by latest use
		this.ids.set(key, id);
		forgetOldest(this.ids, REMEMBERED);
		return id;
	}
}
