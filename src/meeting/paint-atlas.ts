import { layoutAtlas } from "../engine/atlas-layout.ts";
import type { Patch } from "../shared/frames.ts";
import type { FoundTile } from "./find-tiles.ts";
import { isVideo, type Picture } from "./picture.ts";
import { forgetAccess } from "./pixel-access.ts";

export interface Atlas {
	patches: Patch[];
	picture: Blob;
	/** How long the copying kept the page's thread, in milliseconds, all slices together. */
	busyMs: number;
}

/**
 * The page's own work comes first: what would take longer than this, or is more than this many tiles,
 * waits for its next frame.
 */
const SLICE_MS = 2;
const SLICE_TILES = 8;
/** Quality at which JPEG's loss does not change what is read from a face. */
const JPEG = { type: "image/jpeg", quality: 0.9 };

/** Copies tiles into one picture, in slices small enough not to be felt by the page. */
export class AtlasPainter {
	private canvas = new OffscreenCanvas(1, 1);

	/** @param view The window that shows the tiles. */
	constructor(private readonly view: Window) {}

	/**
	 * Copies each tile's whole picture, even where the page shows only a part.
	 *
	 * @param tiles The most urgent first.
	 * @param tilePx The longer side of a copy at most.
	 * @param withinMs After this long, what was copied until then must do.
	 * @returns Null when nothing could be copied.
	 */
	async paint(
		tiles: readonly FoundTile[],
		{ tilePx, withinMs }: { tilePx: number; withinMs: number },
	): Promise<Atlas | null> {
		const pictures = new Map(tiles.map(({ tile, picture }) => [tile.id, picture]));
		const sizes = [...pictures].map(([tileId, picture]) => ({ tileId, ...sizeOf(picture) }));
		const { width, height, patches } = layoutAtlas(sizes, tilePx);
		if (patches.length === 0) return null;
		const context = this.contextOf(width, height);
		const untilMs = performance.now() + withinMs;
		let busyMs = 0;
		let next = 0;
		while (next < patches.length && (next === 0 || performance.now() < untilMs)) {
			const startMs = await nextFrame(this.view);
			for (let count = 0; next < patches.length && count < SLICE_TILES; count++, next++) {
				const spentMs = performance.now() - startMs;
				if (count > 0 && spentMs + spentMs / count > SLICE_MS) break;
				draw(context, pictures, patches[next]);
			}
			busyMs += performance.now() - startMs;
		}
		try {
			const startMs = performance.now();
			const encoding = this.canvas.convertToBlob(JPEG);
			busyMs += performance.now() - startMs;
			return { patches: patches.slice(0, next), picture: await encoding, busyMs };
		} catch {
			this.startAfresh(pictures);
			return null;
		}
	}

	private contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D | null {
		if (this.canvas.width !== width) this.canvas.width = width;
		if (this.canvas.height !== height) this.canvas.height = height;
		return this.canvas.getContext("2d", { alpha: false, willReadFrequently: true });
	}

	/** One picture turned out not to be readable and has spoilt the canvas; each is tried anew. */
	private startAfresh(pictures: ReadonlyMap<string, Picture>): void {
		this.canvas = new OffscreenCanvas(1, 1);
		for (const { media } of pictures.values()) forgetAccess(media);
	}
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
	context.drawImage(media, left, top, source.width, source.height, x, y, width, height);
}

/** A video's size may have changed since it was found. */
function sizeOf({ media, crop }: Picture): { width: number; height: number } {
	return isVideo(media)
		? { width: media.videoWidth, height: media.videoHeight }
		: { width: crop.width, height: crop.height };
}

/**
 * Waits for the page's next frame: what it paints on a WebGL canvas can be copied only then.
 *
 * @returns When it began for this script, in milliseconds.
 */
function nextFrame(view: Window): Promise<number> {
	return new Promise((resolve) => view.requestAnimationFrame(() => resolve(performance.now())));
}
