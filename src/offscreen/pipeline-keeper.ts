import type { Pipeline, Troubles } from "../inference/pipeline.ts";
import { asError } from "../shared/as-error.ts";
import type { PipelineStatus } from "../shared/frames.ts";
import type { Model } from "../shared/settings.ts";

/**
 * A pipeline that breaks once is started again at once; twice in a row, not sooner than this: one that always breaks
 * must not busy the machine.
 */
const RESTART_PAUSE_MS = 2000;

/** Doubts that prove wrong are at most two in this time, for each starts another pipeline. */
const TWO_DOUBTS_WITHIN_MS = 10_000;

/** Each further failure doubles the pause, up to this. */
const LONGEST_PAUSE_MS = 60_000;

/** So many breaks or failed starts in a row, and the user is told; it is tried again all the same. */
const TRIES = 3;

export interface KeeperOptions {
	/** Rejects with an error in one sentence. */
	create: (model: Model, troubles: Troubles) => Promise<Pipeline>;
	onStatus: (status: PipelineStatus) => void;
	onError: (error: unknown) => void;
	now: () => number;
}

/** A worker has ended while its pipeline started. */
class StoppedError extends Error {}

/**
 * Keeps one pipeline running: starts it when it is first wanted, again when it broke, and another
 * when another model is wanted. It keeps no timer; who wants a pipeline asks for it again.
 *
 *     (none) --- want ---> starting ---> ready --- broke ---> starting (after a pause)
 *                            '-> failed --- want, after a pause -----^
 *
 * One that falls silent is kept until another is ready to take its place, and for good if it has been heard
 * of by then: a slow machine takes as long for the other.
 */
export class PipelineKeeper {
	status: PipelineStatus = { state: "starting" };
	private pipeline: Pipeline | undefined;
	private model: Model | undefined;
	private isStarting = false;
	private startedAtMs = Number.NEGATIVE_INFINITY;
	/** When the last two doubts proved wrong. */
	private wrongDoubtsMs: readonly number[] = [];
	private failures = 0;

	constructor(private readonly options: KeeperOptions) {}

	/** The pipeline, if it is ready. */
	get(): Pipeline | undefined {
		return this.pipeline;
	}

	/** Sees to it that a pipeline with this model runs, or soon will; the one before runs until then. */
	want(model: Model): void {
		if (this.isStarting || (this.pipeline !== undefined && this.model === model)) return;
		const pausedMs = this.options.now() - this.startedAtMs;
		const further = this.failures - 2;
		const pauseMs = further < 0 ? 0 : Math.min(LONGEST_PAUSE_MS, RESTART_PAUSE_MS * 2 ** further);
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
		if (this.model !== undefined) this.want(this.model);
	}

	/** Starts another in case this one hangs. */
	private async doubt(silent: Pipeline, model: Model): Promise<void> {
		if (this.isStarting || silent !== this.pipeline || this.doubtsTooOften()) return;
		this.isStarting = true;
		this.startedAtMs = this.options.now();
		try {
			const other = await this.create(model);
			this.isStarting = false;
			if (silent === this.pipeline && !silent.isSilent()) {
				this.wrongDoubtsMs = [...this.wrongDoubtsMs, this.options.now()].slice(-2);
				other.dispose();
				return;
			}
			if (silent === this.pipeline) this.options.onError(new Error("a worker did not answer"));
			this.use(other);
		} catch (error) {
			this.isStarting = false;
			this.options.onError(error);
		}
	}

	private doubtsTooOften(): boolean {
		const [first, second] = this.wrongDoubtsMs;
		if (first === undefined || second === undefined) return false;
		const sinceMs = this.options.now() - first;
		return sinceMs >= 0 && sinceMs < TWO_DOUBTS_WITHIN_MS;
	}

	/** Creates a pipeline whose troubles are dealt with as soon as they come. */
	private async create(model: Model): Promise<Pipeline> {
		let created: Pipeline | undefined;
		const stopped: Error[] = [];
		const creating = this.options.create(model, {
			onStopped: (reason) => {
				stopped.push(reason);
				if (created !== undefined) this.broke(created, reason);
			},
			onFallBack: this.options.onError,
			onSilence: () => {
				if (created !== undefined) void this.doubt(created, model);
			},
		});
		created = await creating.catch((error: unknown) => {
			throw stopped[0] === undefined ? error : new StoppedError(stopped[0].message);
		});
		const [reason] = stopped;
		if (reason === undefined) return created;
		created.dispose();
		throw new StoppedError(reason.message);
	}

	private use(ready: Pipeline): void {
		this.pipeline?.dispose();
		this.pipeline = ready;
		this.tell({ state: "ready" });
	}

	private async start(model: Model): Promise<void> {
		this.isStarting = true;
		this.model = model;
		this.startedAtMs = this.options.now();
		if (this.pipeline === undefined && this.status.state !== "failed")
			this.tell({ state: "starting" });
		try {
			const started = await this.create(model);
			this.isStarting = false;
			this.use(started);
		} catch (error) {
			this.isStarting = false;
			this.pipeline?.dispose();
			this.pipeline = undefined;
			// What cannot be started will not be helped by silence; what was ended meanwhile may well start.
			if (!(error instanceof StoppedError)) this.failures = Math.max(this.failures, TRIES - 1);
			this.fail(error);
		}
	}

	private fail(error: unknown): void {
		this.failures += 1;
		this.options.onError(error);
		const detail = asError(error).message;
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
