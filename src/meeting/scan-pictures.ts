import type { Box } from "../shared/geometry.ts";
import { CoverWatch } from "./cover-watch.ts";
import { isShadowRoot } from "./dom-tree.ts";
import { type FrameWatch, STOPPED_MS } from "./frame-watch.ts";
import { MarkWatch } from "./mark-watch.ts";
import { NameWatch } from "./name-watch.ts";
import type { Picture } from "./picture.ts";
import type { Platform } from "./platform.ts";
import { dialogAround, type Marks } from "./read-marks.ts";
import { type ReadName, readName } from "./read-name.ts";
import { StyleWatch } from "./style-watch.ts";
import { TileBoxes } from "./tile-box.ts";
import { contentBox, createBoxReader, type TileStyle, visiblePart } from "./tile-style.ts";

/** One picture with all that one scan learns of it. */
export interface Scanned {
	picture: Picture;
	marks: Marks;
	style: TileStyle;
	/** Its place on the page, in CSS px from the viewport's top left corner. */
	place: Box;
	/** The part of it that nothing cuts off, in the same pixels. */
	visible: Box;
	/** Share of that place that can be seen, in [0, 1]. */
	visibleShare: number;
	/** A camera's picture before the call, or in a dialog that shows nobody else. */
	isPreview: boolean;
	/** Null when the name was not read this time. */
	read: ReadName | null;
}

/** Reads from the page all that is needed to tell tiles from other pictures. It writes nothing. */
export class PictureScanner {
	private readonly names = new NameWatch();
	private readonly covers = new CoverWatch();
	private readonly styles = new StyleWatch();
	private readonly marks = new MarkWatch();
	private readonly tiles = new TileBoxes();

	constructor(private readonly frames: Pick<FrameWatch, "stalledMs">) {}

	/** @param when Its time, and whether elements have come or gone since the last scan. */
	scan(
		pictures: readonly Picture[],
		platform: Platform,
		{ atMs, isRestless }: { atMs: number; isRestless: boolean },
	): Scanned[] {
		const boxOf = createBoxReader();
		const boxes = this.tiles.of(pictures, boxOf, isRestless);
		const boxAround = (picture: Picture) => boxes.get(picture) ?? picture.place;
		const due = this.names.due(pictures, boxAround, atMs);
		const places = pictures.map(({ place }) => place);
		this.covers.begin(places, isRestless);
		this.styles.begin(places, isRestless);
		this.marks.begin(places, isRestless);
		const marked = new Map(
			pictures.map((one) => [one, this.marks.marksOf(one, boxAround(one), platform, atMs)]),
		);
		const previews = new Set([...dialogPreviews(pictures), ...lobbyPreviews(marked, platform)]);
		return [...marked].map(([picture, marks]) => {
			const box = boxAround(picture);
			const style = this.styles.styleOf(picture, box, boxOf, atMs);
			const place = contentBox(picture.place, style, boxOf);
			const isPreview = marks.isPreview || previews.has(picture);
			const visible = visiblePart(place, { place: picture.place, clippers: style.clippers }, boxOf);
			const scopes = { place: picture.place, tile: marks.tile, box };
			return {
				picture,
				marks,
				style,
				place,
				visible,
				visibleShare: this.visibleShareOf({ picture, place, visible }, box, atMs),
				isPreview,
				read: due.has(picture) && !isPreview ? readName(scopes, platform) : null,
			};
		});
	}

	private visibleShareOf(
		{ picture, place, visible }: Pick<Scanned, "picture" | "place" | "visible">,
		box: Element,
		atMs: number,
	): number {
		const area = place.width * place.height;
		if (area === 0) return 0;
		const styles = { opacityProperty: true, visibilityProperty: true };
		if (!picture.place.checkVisibility(styles) || isFloating(picture.place)) return 0;
		const share = (visible.width * visible.height) / area;
		const isStopped = this.frames.stalledMs(picture.media, atMs) > STOPPED_MS;
		const covered = { place: picture.place, box, isStopped };
		return share > 0 && this.covers.isCovered(covered, visible, atMs) ? 0 : share;
	}
}

/** Whether the browser shows a video in a small window of its own; in the page it leaves words in its place. */
function isFloating(place: Element): boolean {
	const root = place.getRootNode();
	const { pictureInPictureElement } = isShadowRoot(root) ? root : place.ownerDocument;
	return pictureInPictureElement === place;
}

/** The viewer's own camera in a dialog that shows nobody else: settings, a choice of backgrounds. */
function dialogPreviews(pictures: readonly Picture[]): Set<Picture> {
	const dialogs = new Map(pictures.map((picture) => [picture, dialogAround(picture)]));
	const withOthers = new Set(
		pictures.filter(({ origin }) => origin === "remote").map((picture) => dialogs.get(picture)),
	);
	return new Set(
		pictures.filter((picture) => {
			const dialog = dialogs.get(picture) ?? null;
			return isLocal(picture) && dialog !== null && !withOthers.has(dialog);
		}),
	);
}

/**
 * The viewer's own camera alone on a page of a product whose marks of a call match nothing. A product whose marks are
 * not known has no lobby that could be told from a call.
 */
function lobbyPreviews(marked: ReadonlyMap<Picture, Marks>, { tile }: Platform): Picture[] {
	const isOfCall = [...marked].some(
		([picture, marks]) => picture.origin === "remote" || marks.tile !== null || marks.isSelf,
	);
	return tile.length === 0 || isOfCall ? [] : [...marked.keys()].filter(isLocal);
}

function isLocal({ origin }: Picture): boolean {
	return origin === "camera" || origin === "generated";
}
