import { type Box, isSameBox } from "../shared/geometry.ts";
import { type CoveredPicture, isCovered } from "./covered.ts";
import { longestAgo } from "./longest-ago.ts";

/**
 * Pictures asked about in one scan, besides those that moved: each question has the page hit-tested, which
 * is the dearest part of a scan. A page whose elements come and go may cover something at any time.
 */
const ASKED_PER_SCAN = { restless: 8, quiet: 5 };

interface Known {
	isCovered: boolean;
	/** Where the picture was, and what was in fullscreen: else the answer may be another. */
	visible: Box;
	fullscreen: Element | null;
	/** Whether it had stopped: then what covers it in its own tile counts too. */
	isStopped: boolean;
	askedAtMs: number;
}

/** Remembers which pictures are covered, and asks about a few of them anew in every scan. */
export class CoverWatch {
	private readonly known = new WeakMap<Element, Known>();
	private due: ReadonlySet<Element> = new Set();

	/**
	 * Begins a scan.
	 *
	 * @param places What shows the pictures: those asked about longest ago are due.
	 * @param isRestless Whether elements have come or gone since the last scan.
	 */
	begin(places: readonly Element[], isRestless: boolean): void {
		const askedAt = (place: Element) => this.known.get(place)?.askedAtMs ?? 0;
		const most = ASKED_PER_SCAN[isRestless ? "restless" : "quiet"];
		this.due = new Set(longestAgo(places, askedAt, most));
	}

	/** As `isCovered`, at `atMs`; the answer may be some scans old where nothing has moved. */
	isCovered({ place, box, isStopped }: CoveredPicture, visible: Box, atMs: number): boolean {
		const before = this.known.get(place);
		const fullscreen = place.ownerDocument.fullscreenElement;
		const isAsBefore =
			before !== undefined &&
			before.fullscreen === fullscreen &&
			before.isStopped === isStopped &&
			isSameBox(before.visible, visible);
		if (isAsBefore && !this.due.has(place)) return before.isCovered;
		const answer = isCovered({ place, box, isStopped }, visible);
		const known = { isCovered: answer, visible, fullscreen, isStopped, askedAtMs: atMs };
		this.known.set(place, known);
		return answer;
	}
}
