import { type ReadonlySignal, signal } from "@preact/signals";
import type { FaceReading } from "../shared/readings.ts";
import type { SearchDetail } from "./analysis-pipeline.ts";
import { enlargeReading } from "./enlarge-reading.ts";
import type { VideoSample } from "./face-timeline.ts";
import type { PixelSize } from "./picture-size.ts";
import { type Refusal, refusalFrom } from "./refusal.ts";
import type { VideoFrameAt, VideoSource } from "./video-source.ts";

/** Time between two pictures that are read: an expression that lasts half a second is read twice. */
export const VIDEO_STEP_MS = 200;

/** How far an analysis is. `speed` is seconds of video per second, 0 until known. */
export interface VideoProgress {
	state: "waiting" | "opening" | "running" | "paused" | "done" | "cancelled" | "failed";
	failure?: Refusal;
	atMs: number;
	durationMs: number;
	/** What the boxes of all readings count in; none before the video is open. */
	size?: PixelSize;
	speed: number;
	/** Null until it can be estimated. */
	leftMs: number | null;
	samples: number;
}

/** Whether nothing more will come. */
export const hasEnded = ({ state }: VideoProgress) =>
	state === "done" || state === "failed" || state === "cancelled";

/** What an analysis does with its video; given from outside, so that a test needs no browser. */
export interface VideoWork {
	/** How thoroughly pictures are searched. */
	detail: SearchDetail;
	open(file: Blob): Promise<VideoSource>;
	/** Reads one picture, or without one that before; boxes come back in its pixels. May be called before it has answered. */
	read(bitmap: ImageBitmap | null, atMs: number): Promise<FaceReading[]>;
	now(): number;
}

const START: VideoProgress = {
	state: "waiting",
	atMs: 0,
	durationMs: 0,
	speed: 0,
	leftMs: null,
	samples: 0,
};

/** One video being read from its start to its end, as fast as the machine can. */
export class VideoAnalysis {
	readonly #progress = signal<VideoProgress>(START);
	readonly #samples: VideoSample[] = [];
	#source: VideoSource | undefined;
	#goOn: (() => void) | undefined;
	/** When the first picture had been read, and from when it is; what opens before says nothing of what is left. */
	#first: { nowMs: number; atMs: number } | undefined;
	#pausedMs = 0;

	constructor(
		readonly file: File,
		readonly name: string,
		private readonly work: VideoWork,
	) {}

	get progress(): ReadonlySignal<VideoProgress> {
		return this.#progress;
	}

	get detail(): SearchDetail {
		return this.work.detail;
	}

	/** In order of time; grows while the analysis runs. Boxes are in pixels of the video. */
	get samples(): readonly VideoSample[] {
		return this.#samples;
	}

	/** Runs to the end; never rejects: `progress` says how it ended. What was read stays. */
	async run(): Promise<void> {
		if (this.#isCancelled()) return;
		this.#set({ state: "opening" });
		try {
			this.#source = await this.work.open(this.file);
			this.#set({ durationMs: this.#source.durationMs, size: this.#source.size });
			if (!this.#isCancelled()) {
				this.#set({ state: "running" });
				await this.#readAll(this.#source);
			}
			if (!this.#isCancelled())
				this.#set({ state: "done", atMs: this.#source.durationMs, leftMs: 0 });
		} catch (error) {
			if (!this.#isCancelled()) this.#set({ state: "failed", failure: refusalFrom(error) });
		} finally {
			this.#source?.close();
		}
	}

	pause(): void {
		if (this.#progress.value.state === "running") this.#set({ state: "paused" });
	}

	resume(): void {
		if (this.#progress.value.state !== "paused") return;
		this.#set({ state: "running" });
		this.#goOn?.();
	}

	cancel(): void {
		const { state } = this.#progress.value;
		if (state === "done" || state === "failed") return;
		this.#set({ state: "cancelled", leftMs: null });
		this.#goOn?.();
	}

	/** Reads one picture while the next is decoded and looked for. */
	async #readAll(source: VideoSource): Promise<void> {
		let ahead: Promise<void> = Promise.resolve();
		try {
			for await (const frame of source.frames(VIDEO_STEP_MS)) {
				const reading = this.#read(frame, source);
				reading.catch(() => {});
				await ahead;
				ahead = reading;
				await this.#untilResumed();
				if (this.#isCancelled()) return;
			}
		} finally {
			await ahead;
		}
	}

	async #read({ atMs, bitmap }: VideoFrameAt, { scale, durationMs }: VideoSource): Promise<void> {
		try {
			const readings = await this.work.read(bitmap, atMs);
			if (this.#isCancelled()) return;
			this.#samples.push({
				atMs,
				readings: readings.map((reading) => enlargeReading(reading, scale)),
			});
			const nowMs = this.work.now();
			this.#first ??= { nowMs, atMs };
			const workedMs = nowMs - this.#first.nowMs - this.#pausedMs;
			const speed = workedMs > 0 ? (atMs - this.#first.atMs) / workedMs : 0;
			const leftMs = speed > 0 ? (durationMs - atMs) / speed : null;
			this.#set({ atMs, speed, leftMs, samples: this.#samples.length });
		} finally {
			bitmap?.close();
		}
	}

	async #untilResumed(): Promise<void> {
		if (this.#progress.value.state !== "paused") return;
		const fromMs = this.work.now();
		await new Promise<void>((resolve) => {
			this.#goOn = resolve;
		});
		const nowMs = this.work.now();
		this.#pausedMs += nowMs - Math.max(fromMs, this.#first?.nowMs ?? nowMs);
	}

	#isCancelled(): boolean {
		return this.#progress.value.state === "cancelled";
	}

	#set(change: Partial<VideoProgress>): void {
		this.#progress.value = { ...this.#progress.value, ...change };
	}
}
