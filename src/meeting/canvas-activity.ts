import { MIN_TILE } from "../engine/skip-reason.ts";
import { measureCanvas } from "./canvas-size.ts";
import { longestAgo } from "./longest-ago.ts";
import { MediaGrid } from "./media-grid.ts";
import { forgetAccess, refusalOf } from "./pixel-access.ts";

/** A canvas smaller than this on the page is a meter, a chart or an icon. CSS pixels. */
const MIN_CANVAS = { width: 2 * MIN_TILE.width, height: 1.5 * MIN_TILE.height };
/** Grid on which a canvas is compared with itself. */
const GRID = { width: 16, height: 9 };
/** Canvases looked at in one frame: each look reads its pixels back. */
const LOOKS_PER_FRAME = 3;
/** Changes seen before a canvas counts as a moving picture. */
const MIN_CHANGES = 2;
/** A canvas that is painted by WebGL is empty between its frames: so many looks in a row that see nothing say nothing. */
const EMPTY_LOOKS = 24;
/** Fewer colours than this on the grid, at 16 steps a channel, make a drawing, not a camera's picture. */
const MIN_COLOURS = 6;

interface Watched {
	hash: number;
	/** How often it was seen to change. */
	changes: number;
	/** How many looks since it was. */
	stillLooks: number;
	/** No see-through pixel and many colours, as a camera's picture has. */
	looksFilmed: boolean;
	lookedAtMs: number;
	/** How many looks since there was anything on it. */
	emptyLooks: number;
	/** It was seen empty, and painted again after it. */
	blinks: boolean;
}

type Seen = Pick<Watched, "hash" | "looksFilmed"> | "nothing";

const NEW: Watched = {
	hash: 0,
	changes: 0,
	stillLooks: 0,
	looksFilmed: false,
	lookedAtMs: 0,
	emptyLooks: 0,
	blinks: false,
};

/** Tells the canvases on which moving pictures are painted from charts, meters and effects. */
export class CanvasActivity {
	private readonly watched = new WeakMap<HTMLCanvasElement, Watched>();
	private readonly grid = new MediaGrid(GRID);

	/** How often the canvas was seen to change; 0 until it has proved to show a moving picture. */
	changesOf(canvas: HTMLCanvasElement): number {
		const state = this.watched.get(canvas);
		return state?.looksFilmed && state.changes >= MIN_CHANGES ? state.changes : 0;
	}

	/** At how many looks running the canvas has not changed. */
	stillLooks(canvas: HTMLCanvasElement): number {
		return this.watched.get(canvas)?.stillLooks ?? 0;
	}

	/** Whether there is nothing on it between one of its frames and the next. */
	blinks(canvas: HTMLCanvasElement): boolean {
		return this.watched.get(canvas)?.blinks === true;
	}

	/** Whether the canvas is large enough on the page to show a participant. */
	isCandidate(canvas: HTMLCanvasElement): boolean {
		const { clientWidth, clientHeight } = canvas;
		return clientWidth >= MIN_CANVAS.width && clientHeight >= MIN_CANVAS.height;
	}

	/**
	 * Looks at the few canvases not looked at for the longest time. To be called inside an animation
	 * frame: a WebGL canvas is blank outside of it, and in those for which the page has not painted it.
	 *
	 * @returns Those on which there was nothing just now, but may be in the next frame: to be looked at again then.
	 */
	look(canvases: readonly HTMLCanvasElement[], atMs: number): HTMLCanvasElement[] {
		const lookedAt = (canvas: HTMLCanvasElement) => this.watched.get(canvas)?.lookedAtMs ?? 0;
		const looked = longestAgo(canvases, lookedAt, LOOKS_PER_FRAME);
		for (const canvas of looked) this.lookAt(canvas, atMs);
		return looked.filter((canvas) => {
			const emptyLooks = this.watched.get(canvas)?.emptyLooks ?? 0;
			return emptyLooks > 0 && emptyLooks < EMPTY_LOOKS;
		});
	}

	private lookAt(canvas: HTMLCanvasElement, atMs: number): void {
		const before = this.watched.get(canvas);
		const seen = refusalOf(canvas) === null ? this.tryGrid(canvas) : null;
		if (seen === null) return;
		if (seen === "nothing") {
			this.noteEmpty(canvas, atMs);
			return;
		}
		const changed = before !== undefined && before.hash !== seen.hash;
		this.watched.set(canvas, {
			...seen,
			changes: (before?.changes ?? 0) + (changed ? 1 : 0),
			stillLooks: changed || before === undefined ? 0 : before.stillLooks + 1,
			lookedAtMs: atMs,
			emptyLooks: 0,
			blinks:
				before !== undefined && (before.blinks || before.emptyLooks > 0) && before.looksFilmed,
		});
	}

	private noteEmpty(canvas: HTMLCanvasElement, atMs: number): void {
		const before = this.watched.get(canvas) ?? NEW;
		const emptyLooks = before.emptyLooks + 1;
		const looksFilmed = before.looksFilmed && emptyLooks < EMPTY_LOOKS;
		this.watched.set(canvas, { ...before, emptyLooks, looksFilmed, lookedAtMs: atMs });
	}

	/** A page may paint a foreign picture on a canvas at any time, which spoils whatever copies it. */
	private tryGrid(canvas: HTMLCanvasElement): Seen | null {
		try {
			return this.readGrid(canvas);
		} catch {
			forgetAccess(canvas);
			return null;
		}
	}

	private readGrid(canvas: HTMLCanvasElement): Seen | null {
		if (canvas.width === 0 || canvas.height === 0) return null;
		const data = this.grid.look(canvas);
		if (data === null) return "nothing";
		const isFilmed = looksFilmed(data);
		if (isFilmed) measureCanvas(canvas);
		return { hash: hashOf(data), looksFilmed: isFilmed };
	}
}

function hashOf(bytes: Uint8ClampedArray): number {
	let hash = 0;
	for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
	return hash;
}

function looksFilmed(rgba: Uint8ClampedArray): boolean {
	const colours = new Set<number>();
	for (let at = 0; at + 3 < rgba.length; at += 4) {
		if ((rgba[at + 3] ?? 0) < 250) return false;
		const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
		colours.add(((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4));
	}
	return colours.size >= MIN_COLOURS;
}
