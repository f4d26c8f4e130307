import { type Offset, type PictureView, sourceToView, type Turned } from "../engine/object-fit.ts";
import { shownFace } from "../engine/shown-face.ts";
import { type Box, isSameBox } from "../shared/geometry.ts";
import type { FaceReading } from "../shared/readings.ts";
import { FaceMark } from "./face-mark.ts";
import { fitLabels, type Look } from "./fit-labels.ts";
import { textPxFor } from "./label-shape.ts";
import type { PlacedTile } from "./placed-tile.ts";

/** What every label on a stage is drawn with. */
export interface StageLook extends Look {
	/** Where the sign that the overlay runs stands, in CSS px of the stage; null where there is none. */
	mark: Box | null;
	/** The browser draws no text smaller than this, in CSS px. */
	leastTextPx: number;
}

/**
 * The labels of one tile, on a layer that lies exactly over what can be seen of it. Labels glide
 * within the layer; the layer itself follows the tile at once.
 */
export class TileLayer {
	readonly element: HTMLElement;
	readonly #marks = new Map<number, FaceMark>();
	#readings: readonly FaceReading[] = [];
	#clip: Box | undefined;
	#textPx: number | undefined;
	#attention: HTMLElement | undefined;
	/** The tile's view with its place counted from the clip's corner. */
	#view: PictureView | undefined;

	constructor(document: Document) {
		this.element = document.createElement("div");
		this.element.className = "tile";
	}

	/** Moves the layer; draws its labels anew only where the tile changed its size or its picture. */
	place(tile: PlacedTile, look: StageLook): void {
		const { clip } = tile;
		const before = this.#clip;
		const view = withinClip(tile);
		if (before?.x !== clip.x || before.y !== clip.y)
			this.element.style.transform = `translate(${Math.round(clip.x)}px, ${Math.round(clip.y)}px)`;
		const resized = before?.width !== clip.width || before.height !== clip.height;
		const changed = resized || this.#view === undefined || !isSameView(this.#view, view);
		this.#clip = clip;
		this.#view = view;
		if (!changed) return;
		this.element.style.width = `${Math.max(0, Math.round(clip.width))}px`;
		this.element.style.height = `${Math.max(0, Math.round(clip.height))}px`;
		this.draw(look);
	}

	/** Draws the tile's new readings: all of its faces. */
	show(readings: readonly FaceReading[], look: StageLook): void {
		this.#readings = readings;
		this.hold(false);
		this.draw(look);
	}

	/** Draws the same readings again, after a change of words or settings. */
	draw(look: StageLook): void {
		const view = this.#view;
		if (view === undefined || this.#clip === undefined) return;
		const visible = { x: 0, y: 0, width: this.#clip.width, height: this.#clip.height };
		const faces = this.#readings
			.filter(({ trackState }) => trackState === "confirmed")
			.map((reading) => ({ reading, box: sourceToView(reading.box, view) }))
			.filter(({ box }) => isSeen(box, visible))
			.map(({ reading, box }) => ({
				trackId: reading.trackId,
				face: shownFace(reading, look.settings),
				box,
				held: this.#marks.get(reading.trackId)?.held,
			}));
		const textPx = textPxFor(visible, look.leastTextPx);
		if (textPx !== this.#textPx) this.element.style.fontSize = `${textPx}px`;
		this.#textPx = textPx;
		const mark = look.mark && within(look.mark, this.#clip);
		const signs = mark && overlaps(mark, visible) ? [mark] : [];
		const fitted = fitLabels(faces, visible, { ...look, textPx }, signs);
		for (const { trackId, face, box } of faces) {
			const label = fitted.get(trackId);
			if (label !== undefined) this.#markOf(trackId).draw({ ...label, face, box }, look);
		}
		this.#fadeOthers(fitted);
	}

	/** Dims the labels as those of a moment ago, until new readings come. */
	hold(isHeld: boolean): void {
		if (isHeld === this.element.hasAttribute("data-held")) return;
		this.element.toggleAttribute("data-held", isHeld);
	}

	/** Puts a quiet mark around the tile, or takes it away. */
	attend(isMarked: boolean): void {
		if (isMarked === (this.#attention !== undefined)) return;
		this.#attention?.remove();
		this.#attention = undefined;
		if (!isMarked) return;
		this.#attention = this.element.ownerDocument.createElement("div");
		this.#attention.className = "attention";
		this.element.prepend(this.#attention);
	}

	/** Forgets what is under way, so that the layer can be dropped. */
	dispose(): void {
		for (const mark of this.#marks.values()) mark.dispose();
		this.#marks.clear();
		this.element.remove();
	}

	#markOf(trackId: number): FaceMark {
		const mark = this.#marks.get(trackId) ?? new FaceMark(this.element);
		this.#marks.set(trackId, mark);
		return mark;
	}

	/** Lets the marks go whose faces are lost, out of sight or no longer told of. */
	#fadeOthers(drawn: ReadonlyMap<number, unknown>): void {
		for (const [trackId, mark] of this.#marks)
			if (!drawn.has(trackId)) mark.fade(() => this.#marks.delete(trackId));
	}
}

function isSameView(a: PictureView, b: PictureView): boolean {
	return (
		isSameBox(a.rect, b.rect) &&
		a.sourceWidth === b.sourceWidth &&
		a.sourceHeight === b.sourceHeight &&
		a.objectFit === b.objectFit &&
		a.mirrored === b.mirrored &&
		isSameOffset(a.objectPosition.x, b.objectPosition.x) &&
		isSameOffset(a.objectPosition.y, b.objectPosition.y) &&
		isSameTurn(a.turned, b.turned)
	);
}

const isSameTurn = (a?: Turned, b?: Turned) =>
	a === b ||
	(a?.width === b?.width && a?.height === b?.height && String(a?.matrix) === String(b?.matrix));

const isSameOffset = (a: Offset, b: Offset) => a.share === b.share && a.px === b.px;

const withinClip = ({ clip, ...view }: PlacedTile): PictureView => ({
	...view,
	rect: within(view.rect, clip),
});

/** The same box, its place counted from the corner of another. */
const within = ({ x, y, ...size }: Box, outer: Box): Box => ({
	...size,
	x: x - outer.x,
	y: y - outer.y,
});

const overlaps = (a: Box, b: Box) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A face is labelled where its middle can be seen. */
function isSeen({ x, y, width, height }: Box, visible: Box): boolean {
	const middle = { x: x + width / 2, y: y + height / 2 };
	return (
		width > 0 &&
		height > 0 &&
		middle.x > 0 &&
		middle.y > 0 &&
		middle.x < visible.width &&
		middle.y < visible.height
	);
}
