import type { Pipeline } from "../inference/pipeline.ts";
import type { PipelineStatus } from "../shared/frames.ts";
import type { Settings } from "../shared/settings.ts";

type ModelName = Settings["model"];

/** A pipeline that broke is not started again sooner: one that always breaks must not busy the machine. */
const RESTART_PAUSE_MS = 2000;

/** Each failure doubles the pause, up to this. */
const LONGEST_PAUSE_MS = 60_000;

/** So many breaks or failed starts in a row, and the user is told; it is tried again all the same. */
const TRIES = 3;

export interface KeeperOptions {
	/** Rejects with an error in one sentence. */
	create: (model: ModelName) => Promise<Pipeline>;
	onStatus: (status: PipelineStatus) => void;
	onError: (error: unknown) => void;
	now: () => number;
}

/**
 * Keeps one pipeline running: starts it when it is first wanted, again when it broke, and another
 * when another model is wanted. It keeps no timer; who wants a pipeline asks for it again.
 *
 *     (none) --- want ---> starting ---> ready --- broke ---> starting (after a pause)
 *                            '-> failed --- want, after a pause -----^
 */
export class PipelineKeeper {
	status: PipelineStatus = { state: "starting" };
	private pipeline: Pipeline | undefined;
	private model: ModelName | undefined;
	private isStarting = false;
	private startedAtMs = Number.NEGATIVE_INFINITY;
	private failures = 0;

	constructor(private readonly options: KeeperOptions) {}

	/** The pipeline, if it is ready. */
	get(): Pipeline | undefined {
		return this.pipeline;
	}

	/** Sees to it that a pipeline with this model runs, or soon will; the one before runs until then. */
	want(model: ModelName): void {
		if (this.isStarting || (this.pipeline !== undefined && this.model === model)) return;
		const pausedMs = this.options.now() - this.startedAtMs;
		const pauseMs = Math.min(LONGEST_PAUSE_MS, RESTART_PAUSE_MS * 2 ** (this.failures - 1));
		if (model === this.model && pausedMs >= 0 && pausedMs < pauseMs) return;
		void this.start(model);
	}

	/** Someone has switched the overlay on, perhaps again after a failure: it is tried without a pause. */
	forgive(): void {
		this.failures = 0;
		this.startedAtMs = Number.NEGATIVE_INFINITY;
		if (this.status.state === "failed") this.status = { state: "starting" };
	}

	/** The pipeline answered: whatever was wrong before is over. */
	worked(): void {
		this.failures = 0;
	}

	/** The pipeline is of no use any more: a worker died, or does not answer. */
	broke(broken: Pipeline, error: unknown): void {
		if (broken !== this.pipeline) return;
		this.pipeline = undefined;
		broken.dispose();
		this.fail(error);
	}

	private async start(model: ModelName): Promise<void> {
		this.isStarting = true;
		this.model = model;
		this.startedAtMs = this.options.now();
		if (this.pipeline === undefined && this.status.state !== "failed")
			this.tell({ state: "starting" });
		try {
			const started = await this.options.create(model);
			this.pipeline?.dispose();
			this.pipeline = started;
			this.isStarting = false;
			this.tell({ state: "ready" });
		} catch (error) {
			this.isStarting = false;
			this.pipeline?.dispose();
			this.pipeline = undefined;
			// What cannot be started will not be helped by silence.
			this.failures = Math.max(this.failures, TRIES - 1);
			this.fail(error);
		}
	}

	private fail(error: unknown): void {
		this.failures += 1;
		this.options.onError(error);
		const detail = error instanceof Error ? error.message : String(error);
		this.tell(
			this.failures < TRIES
				? { state: "starting" }
				: { state: "failed", messageKey: "error_pipeline_start", detail },
		);
	}

	private tell(status: PipelineStatus): void {
		this.status = status;
		this.options.onStatus(status);
	}
}
