import type { CanvasActivity } from "./canvas-activity.ts";
import { isVideo, type Media } from "./picture.ts";
import { ShownFrames } from "./shown-frames.ts";

/** Of many canvases each is looked at only every few seconds: time alone says nothing of them. */
const MIN_STILL_LOOKS = 2;

/** A video that shows no new frame for so long may be of a camera that was switched off. */
export const STOPPED_MS = 600;
/** What pauses for so long may be about to: the slowest cameras send a frame every half second. */
const PAUSED_MS = 480;

interface Watched {
	/** Frames counted so far. */
	frames: number;
	changedAtMs: number;
	/** The count when the picture was last copied. */
	copied: number;
}

/** Knows whether media go on showing new frames. A dead stream's clock runs on; its frame count does not. */
export class FrameWatch {
	private watched = new WeakMap<Media, Watched>();
	private readonly shown = new ShownFrames();

	constructor(private readonly canvases: CanvasActivity) {}

	/** How long no new frame has come, in milliseconds; 0 where that cannot be told yet. */
	stalledMs(media: Media, atMs: number): number {
		const { changedAtMs } = this.look(media, atMs);
		const isKnown = isVideo(media) || this.canvases.stillLooks(media) >= MIN_STILL_LOOKS;
		return isKnown ? atMs - changedAtMs : 0;
	}

	/**
	 * In how many milliseconds it can be told whether media have stopped that had not at `lookedAtMs`, and pause now;
	 * null for all others.
	 */
	untilDecidedMs(media: Media, lookedAtMs: number, atMs: number): number | null {
		const stalledMs = this.stalledMs(media, atMs);
		if (stalledMs < PAUSED_MS || stalledMs - (atMs - lookedAtMs) > STOPPED_MS) return null;
		return Math.max(0, STOPPED_MS + 1 - stalledMs);
	}

	/** Whether a frame has come since the last copy. */
	isFresh(media: Media, atMs: number): boolean {
		const { frames, copied } = this.look(media, atMs);
		return !isVideo(media) || frames !== copied;
	}

	markCopied(media: Media): void {
		const state = this.watched.get(media);
		if (state !== undefined) state.copied = state.frames;
	}

	/** Begins anew after the page was hidden: nothing is shown then, and nothing has stalled. */
	reset(): void {
		this.watched = new WeakMap();
	}

	private look(media: Media, atMs: number): Watched {
		const frames = this.framesOf(media);
		const before = this.watched.get(media);
		if (before === undefined) {
			const first = { frames, changedAtMs: atMs, copied: -1 };
			this.watched.set(media, first);
			return first;
		}
		if (frames !== before.frames) {
			before.frames = frames;
			before.changedAtMs = atMs;
		}
		return before;
	}

	private framesOf(media: Media): number {
		if (isVideo(media)) return this.shown.countOf(media);
		return this.canvases.changesOf(media);
	}
}
