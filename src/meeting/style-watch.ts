import { longestAgo } from "./longest-ago.ts";
import type { Picture } from "./picture.ts";
import type { BoxOf, Clip, TileStyle } from "./tile-style.ts";
import { readTileStyle } from "./tile-style.ts";

/** Styles read in one scan, besides those of pictures that are new or of another size: each takes dozens of questions. */
const READ_PER_SCAN = { restless: 8, quiet: 4 };

interface Known {
	style: TileStyle;
	/** What it was read of: of anything else it may be another. */
	box: Element;
	width: number;
	height: number;
	readAtMs: number;
}

/** Remembers how pictures are shown, and reads a few of them anew in every scan. */
export class StyleWatch {
	private readonly known = new WeakMap<Element, Known>();
	private due: ReadonlySet<Element> = new Set();
	private clips = new Map<Element, Clip>();

	/**
	 * Begins a scan.
	 *
	 * @param places What shows the pictures: those read longest ago are due.
	 * @param isRestless Whether elements have come or gone since the last scan.
	 */
	begin(places: readonly Element[], isRestless: boolean): void {
		const readAt = (place: Element) => this.known.get(place)?.readAtMs ?? 0;
		const most = READ_PER_SCAN[isRestless ? "restless" : "quiet"];
		this.due = new Set(longestAgo(places, readAt, most));
		this.clips = new Map();
	}

	/** As `readTileStyle`, at `atMs`; the answer may be some scans old where nothing has changed its size. */
	styleOf(picture: Picture, box: Element, boxOf: BoxOf, atMs: number): TileStyle {
		const { place } = picture;
		const before = this.known.get(place);
		const { width, height } = boxOf(place);
		const isSame = before?.box === box && before.width === width && before.height === height;
		if (isSame && !this.due.has(place)) return before.style;
		const style = readTileStyle(picture, box, this.clips);
		this.known.set(place, { style, box, width, height, readAtMs: atMs });
		return style;
	}
}
