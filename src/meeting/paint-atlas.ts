import { layoutAtlas } from "../engine/atlas-layout.ts";
import type { Patch } from "../shared/frames.ts";
import type { Painted } from "./join-atlas.ts";
import { MediaGrid } from "./media-grid.ts";
import { isVideo, type Picture } from "./picture.ts";
import { forgetAccess } from "./pixel-access.ts";
import { type CopyOptions, partsOf, type WantedCopy } from "./wanted-copy.ts";

/** The page's own work comes first: what would take longer than this, or is more than this many tiles, waits. */
const SLICE_MS = 2;
const BETWEEN_SLICES_MS = 8;
const SLICE_TILES = 8;
/** Eight copies of at most this many pixels fit into a slice. */
const LARGE_PX = 128 * 96;
/** A canvas that is empty between its frames is waited for through so many of the page's. */
const FRAMES_TO_WAIT = 8;
/** Whether there is anything on it is seen on so few cells. */
const FEW_CELLS = { width: 2, height: 2 };

/** Copies tiles into one picture, in slices small enough not to be felt by the page. */
export class AtlasPainter {
	private canvas = new OffscreenCanvas(1, 1);
	private readonly cells = new MediaGrid(FEW_CELLS);

	/** @param view The window that shows the tiles. */
	constructor(private readonly view: Window) {}

	/**
	 * Copies tiles. Their pictures are not encoded: that would take longer than all the rest, in the page's
	 * idle time, of which a busy page has none.
	 *
	 * @param wanted When time runs out, those that come first are copied, and one of them in any case. Of no
	 *   tile some close-ups are handed over and others not.
	 * @returns Null when nothing could be copied.
	 */
	async paint(
		wanted: readonly WantedCopy[],
		{ tilePx, withinMs }: CopyOptions,
	): Promise<Painted | null> {
		const pictures = new Map(wanted.map(({ found }) => [found.tile.id, found.picture]));
		const { width, height, patches } = layoutAtlas(wanted.flatMap((copy) => partsOf(copy, tilePx)));
		if (patches.length === 0) return null;
		const context = this.contextOf(width, height);
		const untilMs = performance.now() + withinMs;
		let busyMs = 0;
		let next = 0;
		try {
			while (
				next < patches.length &&
				(performance.now() < untilMs || ofWholeTiles(patches, next).length === 0)
			) {
				await this.turnFor(pictures, patches[next], next);
				const startMs = performance.now();
				next = drawSlice(context, pictures, patches, next);
				busyMs += performance.now() - startMs;
			}
			const startMs = performance.now();
			const pixels = context?.getImageData(0, 0, width, height).data;
			if (pixels === undefined) return null;
			busyMs += performance.now() - startMs;
			return { patches: ofWholeTiles(patches, next), width, height, pixels, busyMs };
		} catch {
			this.startAfresh(pictures);
			return null;
		}
	}

	/**
	 * Waits until the next slice may begin. A canvas has to be copied in one of the page's frames: what
	 * is painted by WebGL can be read only then. A video can be copied at any time, and asks for no
	 * frame, since each costs the page more than the copy.
	 */
	private turnFor(
		pictures: ReadonlyMap<string, Picture>,
		patch: Patch | undefined,
		index: number,
	): Promise<unknown> | undefined {
		const picture = pictures.get(patch?.tileId ?? "");
		if (picture && !isVideo(picture.media)) return this.frameOf(picture);
		if (index === 0) return undefined;
		// A function of ours, by which a trace knows the slice as ours.
		return new Promise((resolve) => this.view.setTimeout(() => resolve(null), BETWEEN_SLICES_MS));
	}

	/** Waits for one of the page's frames, in which there is something on the canvas. */
	private async frameOf({ media, blinks }: Picture): Promise<void> {
		for (let frames = 0; frames < FRAMES_TO_WAIT; frames++) {
			await new Promise((resolve) => this.view.requestAnimationFrame(resolve));
			if (blinks !== true || this.cells.look(media) !== null) return;
		}
	}

	private contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D | null {
		// It only grows: to resize a canvas is to make a new one.
		if (this.canvas.width < width) this.canvas.width = width;
		if (this.canvas.height < height) this.canvas.height = height;
		return this.canvas.getContext("2d", { alpha: false, willReadFrequently: true });
	}

	/** One picture turned out not to be readable and has spoilt the canvas; each is tried anew. */
	private startAfresh(pictures: ReadonlyMap<string, Picture>): void {
		this.canvas = new OffscreenCanvas(1, 1);
		for (const { media } of pictures.values()) forgetAccess(media);
	}
}

/** Of the patches before `next` those whose tiles have none after it: a face that was not copied would count as gone. */
function ofWholeTiles(patches: readonly Patch[], next: number): Patch[] {
	const cutId = patches[next]?.tileId;
	return patches.slice(0, next).filter(({ tileId }) => tileId !== cutId);
}

/**
 * Draws patches from `next` on, of one kind of media, until the slice's time or number is used up.
 *
 * @returns The index of the first patch not drawn.
 */
function drawSlice(
	context: OffscreenCanvasRenderingContext2D | null,
	pictures: ReadonlyMap<string, Picture>,
	patches: readonly Patch[],
	next: number,
): number {
	const startMs = performance.now();
	const pictureAt = (index: number) => pictures.get(patches[index]?.tileId ?? "");
	const isVideoAt = (index: number) => {
		const media = pictureAt(index)?.media;
		return media === undefined || isVideo(media);
	};
	/** It has to be waited for by itself. */
	const isOtherBlinking = (index: number) =>
		pictureAt(index)?.blinks === true && pictureAt(index)?.media !== pictureAt(next)?.media;
	let index = next;
	for (; index < Math.min(patches.length, next + SLICE_TILES); index++) {
		const spentMs = performance.now() - startMs;
		const drawn = index - next;
		const isOver = spentMs + spentMs / drawn > SLICE_MS || isVideoAt(index) !== isVideoAt(next);
		if (drawn > 0 && (isOver || isOtherBlinking(index))) break;
		draw(context, pictures, patches[index]);
	}
	return index;
}

function draw(
	context: OffscreenCanvasRenderingContext2D | null,
	pictures: ReadonlyMap<string, Picture>,
	patch: Patch | undefined,
): void {
	const picture = patch && pictures.get(patch.tileId);
	if (!context || !patch || !picture) return;
	const { source, place } = patch;
	const { crop, media } = picture;
	const left = crop.x + source.x;
	const top = crop.y + source.y;
	const { x, y, width, height } = place;
	// Through a canvas that is see-through, or empty at this moment, the last frame's faces would be seen: another's.
	context.clearRect(x, y, width, height);
	context.drawImage(media, left, top, source.width, source.height, x, y, width, height);
	// Drawing is put off until it is looked at: large copies would all be drawn in the last slice.
	if (width * height > LARGE_PX) context.getImageData(x, y, 1, 1);
}
