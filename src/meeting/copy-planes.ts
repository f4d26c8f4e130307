import type { AtlasPicture } from "../engine/atlas-layout.ts";
import { MAX_FRAME_BYTES, type Patch } from "../shared/frames.ts";
import { onColours, type Plane, planeBytes, shrunkSize } from "../shared/planes.ts";
import { isVideo, type Media } from "./picture.ts";
import { type Atlas, type CopyOptions, partsOf, type WantedCopy } from "./wanted-copy.ts";

/** A video whose frames could not be copied as they are is not asked for them again sooner. */
const REFUSED_MS = 20_000;
/** A frame with so many bytes takes no further tile; what finds no room is copied with the next. */
const ENOUGH_BYTES = 6 * 2 ** 20;

/** Frames of any other kind, which no decoder hands out, are converted. */
const LAYOUTS: Partial<Record<VideoPixelFormat, Plane["layout"]>> = { I420: "i420", NV12: "nv12" };

interface Job {
	media: Media;
	frame: VideoFrame;
	how: VideoFrameCopyToOptions;
	/** Where in the buffer it goes, with colours, whether they are kept or not. */
	start: number;
	length: number;
	patch: Patch & { plane: Plane };
}

/**
 * Copies videos' pixels as their decoder left them: a plane of brightness, which is all that a close-up
 * needs, and for a whole tile the colours after it. Such pixels are not drawn, converted or made smaller
 * here, which would take the page's thread several times longer than the copy.
 */
export class PlaneCopier {
	private buffer = new Uint8Array(0);
	private readonly refusedUntilMs = new WeakMap<Media, number>();

	/** Whether the tile's picture can be asked for its planes. */
	canCopy({ found: { picture } }: WantedCopy): boolean {
		const { media } = picture;
		return typeof VideoFrame !== "undefined" && isVideo(media) && this.isAsked(media);
	}

	/**
	 * Copies what has planes. A video that turns out to have none is left out, and not asked again for a while.
	 *
	 * @returns Null where none has any; `late` where they do not come in time.
	 */
	async copy(
		wanted: readonly WantedCopy[],
		{ tilePx, withinMs }: CopyOptions,
	): Promise<Atlas | "late" | null> {
		const startMs = performance.now();
		const frames: VideoFrame[] = [];
		try {
			const planned: Job[] = [];
			for (const copy of wanted) {
				const jobs = this.jobsOf(copy, tilePx, endOf(planned), frames);
				if (endOf(jobs) > MAX_FRAME_BYTES) break;
				planned.push(...jobs);
				if (endOf(planned) > ENOUGH_BYTES) break;
			}
			if (planned.length === 0) return null;
			if (endOf(planned) > this.buffer.length) this.buffer = new Uint8Array(endOf(planned));
			const { buffer } = this;
			const copies = planned.map(({ frame, how, start, length, media }) =>
				frame.copyTo(buffer.subarray(start, start + length), how).catch(() => this.refuse(media)),
			);
			const copiedMs = performance.now() - startMs;
			if (!(await areDone(copies, withinMs))) return this.giveUp(wanted);
			const packedAtMs = performance.now();
			const jobs = planned.filter(({ media }) => this.isAsked(media));
			if (jobs.length === 0) return null;
			// One part costs the page half of what a part for each plane does.
			const bytes = new Blob([buffer.subarray(0, packed(buffer, jobs))]);
			return {
				patches: placed(jobs),
				width: 0,
				height: 0,
				bytes,
				busyMs: copiedMs + performance.now() - packedAtMs,
			};
		} finally {
			for (const frame of frames) frame.close();
		}
	}

	/** None where the video has no planes, or such large ones that no frame has room for them. */
	private jobsOf(copy: WantedCopy, tilePx: number, start: number, frames: VideoFrame[]): Job[] {
		const { media } = copy.found.picture;
		try {
			const frame = frameOf(media);
			if (frame === null) return this.refuse(media);
			frames.push(frame);
			const jobs: Job[] = [];
			for (const part of partsOf(copy, tilePx).filter(hasArea))
				jobs.push(jobOf(part, { frame, media }, Math.max(start, endOf(jobs))));
			return endOf(jobs) - start > MAX_FRAME_BYTES ? this.refuse(media) : jobs;
		} catch {
			return this.refuse(media);
		}
	}

	private giveUp(wanted: readonly WantedCopy[]): "late" {
		// What comes too late may still be written into the old one.
		this.buffer = new Uint8Array(0);
		for (const { found } of wanted) this.refuse(found.picture.media);
		return "late";
	}

	private refuse(media: Media): [] {
		this.refusedUntilMs.set(media, performance.now() + REFUSED_MS);
		return [];
	}

	private isAsked(media: Media): boolean {
		return (this.refusedUntilMs.get(media) ?? 0) <= performance.now();
	}
}

/** Where a browser tells how a frame is to be turned to be upright, and whether to be mirrored. */
interface OrientedFrame extends VideoFrame {
	readonly rotation?: number;
	readonly flip?: boolean;
}

/** Null where a video has no picture yet, or a frame that it shows turned, mirrored or stretched. */
function frameOf(media: Media): VideoFrame | null {
	if (!isVideo(media) || media.readyState < media.HAVE_CURRENT_DATA) return null;
	const frame: OrientedFrame = new VideoFrame(media);
	const { visibleRect, rotation = 0, flip = false } = frame;
	const isWhole =
		visibleRect?.width === media.videoWidth && visibleRect.height === media.videoHeight;
	// Of a picture turned by half, and of a square, the sizes say nothing.
	if (isWhole && rotation === 0 && !flip) return frame;
	frame.close();
	return null;
}

const hasArea = ({ source }: AtlasPicture) => source.width >= 1 && source.height >= 1;

function jobOf(
	part: AtlasPicture,
	{ frame, media }: Pick<Job, "frame" | "media">,
	start: number,
): Job {
	const { tileId, trackId, maxPx } = part;
	const source = onColours(part.source);
	const { step, width, height } = shrunkSize(source, maxPx);
	const [left, top] = [frame.visibleRect?.x ?? 0, frame.visibleRect?.y ?? 0];
	const rect = { ...source, x: left + source.x, y: top + source.y };
	const layout = frame.format === null ? "rgba" : (LAYOUTS[frame.format] ?? "rgba");
	const how: VideoFrameCopyToOptions = layout === "rgba" ? { rect, format: "RGBA" } : { rect };
	const plane: Plane = {
		at: 0,
		layout: trackId === undefined || layout === "rgba" ? layout : "luma",
		width: source.width,
		height: source.height,
		isFullRange: frame.colorSpace.fullRange === true,
	};
	const patch = {
		tileId,
		source: { ...source, width: step * width, height: step * height },
		place: { x: 0, y: 0, width, height },
		plane,
		...(trackId === undefined ? {} : { trackId }),
	};
	return { media, frame, how, start, length: frame.allocationSize(how), patch };
}

function endOf(jobs: readonly Job[]): number {
	const last = jobs.at(-1);
	return last === undefined ? 0 : last.start + last.length;
}

/**
 * Moves the planes that are kept together, in their order, to the buffer's beginning.
 *
 * @returns How many bytes they take.
 */
function packed(buffer: Uint8Array<ArrayBuffer>, jobs: readonly Job[]): number {
	return jobs.reduce((end, { start, patch: { plane } }) => {
		const bytes = planeBytes(plane);
		if (start > end) buffer.copyWithin(end, start, start + bytes);
		return end + bytes;
	}, 0);
}

function placed(jobs: readonly Job[]): Patch[] {
	let at = 0;
	return jobs.map(({ patch }) => {
		const plane = { ...patch.plane, at };
		at += planeBytes(plane);
		return { ...patch, plane };
	});
}

/** Frames that lie in memory are copied at once, and their promises are kept within so many turns. */
const TURNS = 8;

async function areDone(copies: readonly Promise<unknown>[], withinMs: number): Promise<boolean> {
	let isDone = false;
	const done = Promise.all(copies).then(() => {
		isDone = true;
		return true;
	});
	// A timer costs the page more than most of these copies.
	for (let turn = 0; turn < TURNS && !isDone; turn++) await Promise.race([done, null]);
	if (isDone) return true;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), withinMs);
	});
	return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
