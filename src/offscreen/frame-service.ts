import { ModelChoice } from "../engine/choose-model.ts";
import { SpeedGovernor, type Tick } from "../engine/governor.ts";
import type { Pipeline } from "../inference/pipeline.ts";
import type { PipelineStatus } from "../shared/frames.ts";
import { type ParsedNeutralFaces, parseNeutralFaces } from "../shared/neutral-faces.ts";
import { DEFAULT_SETTINGS, type Model, type Settings } from "../shared/settings.ts";
import { ErrorLog } from "./error-log.ts";
import { FrameQueue } from "./frame-queue.ts";
import { lookAtFrame, pictureFrame, workOf } from "./look-at-frame.ts";
import { type Frame, PageSession, type TilesMessage } from "./page-session.ts";
import { parseFramesUp, timeOfFrame } from "./parse-frames-up.ts";
import { PipelineKeeper } from "./pipeline-keeper.ts";
import type { ServiceFacts } from "./service-facts.ts";
import type { PageConnection, PagePort, ServiceOptions } from "./service-options.ts";

/** A pipeline that has not answered for so long hangs. */
export const READ_WITHIN_MS = 5000;

/** Its first frame takes longer: the networks are compiled and warmed up by it. */
const FIRST_READ_WITHIN_MS = 20_000;

/** So many frames in a row that could not be read are the pipeline's fault, not the pictures'. */
const FAILURES_OF_PIPELINE = 3;

/**
 * Reads the frames of all pages with one pipeline: one frame at a time, pages in turn, of each the
 * newest. Every frame is answered, or its page would wait. Nothing runs while no page is connected.
 */
export class FrameService {
	private readonly pages = new Set<PageSession>();
	private readonly queue = new FrameQueue<PageSession, Frame>();
	private readonly errors = new ErrorLog();
	private readonly governor = new SpeedGovernor(DEFAULT_SETTINGS.rate);
	private readonly modelChoice = new ModelChoice();
	private readonly keeper: PipelineKeeper;
	private lastTrackId = 0;
	private isReading = false;
	/** The pipeline that has read a frame. */
	private warm: Pipeline | undefined;
	private failures = 0;
	private drops = 0;
	private model: Settings["model"] = DEFAULT_SETTINGS.model;
	private neutralFaces = parseNeutralFaces(undefined);

	constructor(private readonly options: ServiceOptions) {
		this.keeper = new PipelineKeeper({
			create: options.createPipeline,
			onStatus: (status) => this.onStatus(status),
			onError: (error) => this.noteError(error),
			now: options.now,
		});
	}

	/** Starts the pipeline most people use before any page has asked: the first label comes sooner. */
	prepare(): void {
		this.keeper.want(this.modelInUse());
	}

	/** Takes in a page. */
	connect(port: PagePort): PageConnection {
		const page = new PageSession({
			...port,
			nextTrackId: () => ++this.lastTrackId,
			neutralFaces: () => this.neutralFaces,
			keepNeutralFace: this.options.keepNeutralFace,
		});
		this.keeper.forgive();
		this.pages.add(page);
		page.tellStatus(this.keeper.status);
		page.tellPace(this.governor.pace());
		return {
			receive: (message) => this.receive(page, message),
			close: () => {
				this.pages.delete(page);
				this.queue.remove(page);
				this.governor.forget(page);
				this.leaveUnlessInCall(port.tabId);
			},
		};
	}

	/** Takes over the neutral faces as they are stored now. */
	setNeutralFaces(faces: ParsedNeutralFaces): void {
		this.neutralFaces = faces;
		if (faces.broken > 0)
			this.noteError(`${faces.broken} stored neutral faces cannot be read and are not used`);
	}

	/** Measures the neutral face of who is alone on one tile of a page. */
	learnNeutralFace(tabId: number, frameId: number, tileId: string): void {
		for (const page of this.pages) if (page.isOf(tabId, frameId)) page.learnNeutralFace(tileId);
	}

	/** The machine was plugged in or out. */
	setOnBattery(isOnBattery: boolean): void {
		this.governor.setOnBattery(isOnBattery);
		for (const page of this.pages) page.tellPace(this.governor.pace());
	}

	facts(): ServiceFacts {
		const atMs = this.options.now();
		return {
			pipeline: this.keeper.status,
			info: this.keeper.get()?.info() ?? null,
			pages: [...this.pages].map((page) => page.diagnostics(atMs)),
			drops: this.drops,
			errors: this.errors.lines(),
			pace: this.governor.pace(),
		};
	}

	private receive(page: PageSession, received: unknown): void {
		const parsed = parseFramesUp(received);
		if ("problem" in parsed) {
			this.noteError(`refused a message: ${parsed.problem}`);
			const atMs = timeOfFrame(received);
			if (atMs !== undefined) this.drop(page, atMs);
			return;
		}
		const { message } = parsed;
		if (message.kind === "tiles") this.setTiles(page, message);
		else if (message.kind === "settings") this.setSettings(page, message.settings);
		else if (message.kind === "drawn") page.drawn(message);
		else this.takeIn(page, message);
	}

	private setTiles(page: PageSession, told: TilesMessage): void {
		page.setTiles(told);
		this.leaveUnlessInCall(page.tabId);
	}

	/** Products go from call to call within one page: that nobody is shown any more is what tells calls apart. */
	private leaveUnlessInCall(tabId: number): void {
		const pages = [...this.pages].filter((page) => page.tabId === tabId);
		if (!pages.some((page) => page.isInCall())) this.options.onLeave?.(tabId);
	}

	private setSettings(page: PageSession, settings: Settings): void {
		page.settings = settings;
		this.model = settings.model;
		this.governor.setRate(settings.rate);
		this.keeper.want(this.modelInUse());
		for (const each of this.pages) each.tellPace(this.governor.pace());
	}

	private takeIn(page: PageSession, frame: Frame): void {
		this.keeper.want(this.modelInUse());
		if (this.keeper.get() === undefined) {
			this.drop(page, frame.atMs);
			return;
		}
		const older = this.queue.offer(page, frame);
		if (older !== undefined) this.drop(page, older.atMs);
		void this.readNext();
	}

	private async readNext(): Promise<void> {
		const pipeline = this.keeper.get();
		if (this.isReading || pipeline === undefined) return;
		const next = this.queue.take();
		if (next === undefined) return;
		this.isReading = true;
		await this.read(pipeline, next.page, next.frame);
		this.isReading = false;
		void this.readNext();
	}

	private async read(pipeline: Pipeline, page: PageSession, sent: Frame): Promise<void> {
		const pictured = pictureFrame(sent, page.capturedTab());
		if (pictured === undefined) return this.drop(page, sent.atMs);
		const { frame, image } = pictured;
		const startMs = this.options.now();
		const withinMs = pipeline === this.warm ? READ_WITHIN_MS : FIRST_READ_WITHIN_MS;
		const { expired, cancel } = this.options.timeout(withinMs);
		try {
			const looks = page.planLooks(frame);
			const seen = await Promise.race([lookAtFrame(pipeline, image, looks), expired]);
			this.failures = 0;
			this.warm = pipeline;
			this.keeper.worked();
			const { leftOut, uncertain } = pipeline.info();
			const { threshold } = uncertain;
			const readings = page.answer(frame, seen, { threshold, pace: this.governor.pace() });
			if (this.pages.has(page)) this.options.onRead?.(readings);
			const costMs = this.options.now() - startMs + (frame.busyMs ?? 0);
			this.keepPace(page, { costMs, work: workOf(looks, leftOut) });
		} catch (error) {
			this.drop(page, frame.atMs);
			const hangs = this.options.now() - startMs >= withinMs;
			const tried = Promise.race([this.options.tryOut(pipeline), expired]);
			const isBroken = tried.then(() => hangs).catch(() => true);
			this.blame(pipeline, error, await isBroken);
		} finally {
			cancel();
		}
	}

	/** Notes a failure; the pipeline is to blame if it is broken, or failed several times in a row. */
	private blame(pipeline: Pipeline, error: unknown, isBroken: boolean): void {
		this.failures += 1;
		if (!isBroken && this.failures < FAILURES_OF_PIPELINE) {
			this.noteError(error);
			return;
		}
		this.failures = 0;
		this.keeper.broke(pipeline, error);
		for (const { page, frame } of this.queue.clear()) this.drop(page, frame.atMs);
	}

	private keepPace(page: PageSession, tick: Tick): void {
		if (!this.pages.has(page)) return;
		this.governor.note(page, tick, this.options.now());
		for (const each of this.pages) each.tellPace(this.governor.pace());
	}

	private modelInUse(): Model {
		const pace = this.governor.pace();
		if (pace.isSwift) return "swift";
		return this.model === "auto" ? this.modelChoice.take(pace, this.options.now()) : this.model;
	}

	private drop(page: PageSession, atMs: number): void {
		this.drops += 1;
		page.answerWithNothing(atMs);
	}

	private onStatus(status: PipelineStatus): void {
		for (const page of this.pages) page.tellStatus(status);
	}

	/** Keeps what went wrong for Diagnostics. */
	noteError(error: unknown): void {
		this.errors.note(error, this.options.now());
	}
}
