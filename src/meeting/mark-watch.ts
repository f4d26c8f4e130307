import { longestAgo } from "./longest-ago.ts";
import type { Picture } from "./picture.ts";
import type { Platform } from "./platform.ts";
import { type Marks, readActivity, readMarks } from "./read-marks.ts";

/** Pictures whose marks are read in one scan of a page that rests, besides new ones. */
const READ_PER_SCAN = 8;

interface Known {
	marks: Marks;
	/** What they were read of: of anything else they may be others. */
	box: Element;
	trackKey: string;
	platform: Platform;
	readAtMs: number;
}

/** Remembers what is marked about pictures, and reads a few of them anew in every scan. */
export class MarkWatch {
	private readonly known = new WeakMap<Element, Known>();
	private due: ReadonlySet<Element> = new Set();

	/**
	 * Begins a scan.
	 *
	 * @param places What shows the pictures: those read longest ago are due.
	 * @param isRestless Whether elements have come or gone since the last scan: then all are.
	 */
	begin(places: readonly Element[], isRestless: boolean): void {
		const readAt = (place: Element) => this.known.get(place)?.readAtMs ?? 0;
		this.due = new Set(isRestless ? places : longestAgo(places, readAt, READ_PER_SCAN));
	}

	/** As `readMarks`, at `atMs`; but for who speaks and is pinned, the answer may be some scans old. */
	marksOf(picture: Picture, box: Element, platform: Platform, atMs: number): Marks {
		const { place, trackKey } = picture;
		const before = this.known.get(place);
		const isSame =
			before?.box === box && before.trackKey === trackKey && before.platform === platform;
		if (isSame && !this.due.has(place))
			return { ...before.marks, ...readActivity(picture, before.marks.tile, platform) };
		const marks = readMarks(picture, box, platform);
		this.known.set(place, { marks, box, trackKey, platform, readAtMs: atMs });
		return marks;
	}
}
