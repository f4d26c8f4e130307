import { type ReadonlySignal, signal } from "@preact/signals";
import type { FaceReading } from "../shared/readings.ts";
import type { VideoSample } from "./face-timeline.ts";
import { type Refusal, refusalFrom } from "./refusal.ts";
import type { VideoSource } from "./video-source.ts";

/** Time between two pictures that are read: an expression that lasts half a second is read twice. */
export const VIDEO_STEP_MS = 200;

/** How far an analysis is. `speed` is seconds of video per second, 0 until known. */
export interface VideoProgress {
	state: "waiting" | "opening" | "running" | "paused" | "done" | "cancelled" | "failed";
	failure?: Refusal;
	atMs: number;
	durationMs: number;
	speed: number;
	/** Null until it can be estimated. */
	leftMs: number | null;
	samples: number;
}

/** What an analysis does with its video; given from outside, so that a test needs no browser. */
export interface VideoWork {
	open(file: Blob): Promise<VideoSource>;
	/** Reads one picture; boxes come back in its pixels. */
	read(bitmap: ImageBitmap, atMs: number): Promise<FaceReading[]>;
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
	/** Time spent reading, pauses left out. */
	#workedMs = 0;

	constructor(
		readonly file: File,
		readonly name: string,
		private readonly work: VideoWork,
	) {}

	get progress(): ReadonlySignal<VideoProgress> {
		return this.#progress;
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
			this.#set({ durationMs: this.#source.durationMs });
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

	async #readAll(source: VideoSource): Promise<void> {
		let lastMs = this.work.now();
		for await (const { atMs, bitmap } of source.frames(VIDEO_STEP_MS)) {
			try {
				const readings = await this.work.read(bitmap, atMs);
				if (this.#isCancelled()) return;
				const enlargedReadings = readings.map((reading) => enlarged(reading, source.scale));
				this.#samples.push({ atMs, readings: enlargedReadings });
			} finally {
				bitmap.close();
			}
			const nowMs = this.work.now();
			this.#workedMs += nowMs - lastMs;
			this.#estimate(atMs, source.durationMs);
			if (await this.#paused()) return;
			lastMs = this.work.now();
		}
	}

	/** Waits while paused. @returns Whether the analysis was cancelled. */
	async #paused(): Promise<boolean> {
		if (this.#progress.value.state === "paused")
			await new Promise<void>((resolve) => {
				this.#goOn = resolve;
			});
		return this.#isCancelled();
	}

	#estimate(atMs: number, durationMs: number): void {
		const speed = this.#workedMs > 0 ? atMs / this.#workedMs : 0;
		const leftMs = speed > 0 ? (durationMs - atMs) / speed : null;
		this.#set({ atMs, speed, leftMs, samples: this.#samples.length });
	}

	#isCancelled(): boolean {
		return this.#progress.value.state === "cancelled";
	}

	#set(change: Partial<VideoProgress>): void {
		this.#progress.value = { ...this.#progress.value, ...change };
	}
}

function enlarged(reading: FaceReading, scale: number): FaceReading {
	const { x, y, width, height } = reading.box;
	const box = { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
	return { ...reading, box };
}
