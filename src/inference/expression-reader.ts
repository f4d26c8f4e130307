import {
	BATCHES_COMPARED,
	type BackendVerdict,
	type BatchAnswer,
	type BatchComparison,
	chooseBackend,
	compareBatch,
} from "../engine/backend-choice.ts";
import { shownProbabilities } from "../engine/calibrate.ts";
import type { Card } from "../engine/card.ts";
import { asError } from "../shared/as-error.ts";
import type { BackendFacts } from "../shared/backend.ts";
import type { Classified } from "./expression-worker.ts";

/** The call has long had its first labels by then. */
export const SETTLED_AFTER_MS = 20_000;

/** Fewer faces at once are computed before a graphics card has been handed them: they stay on the processor. */
export const LEAST_FACES = 4;

/** Computes one row of logits per crop. `watched`: it is worth knowing early if it hangs. */
export type Classify = (
	crops: Float32Array[],
	options: { watched: boolean },
) => Promise<Classified>;

/** Computes on the graphics card, if there is one. */
export interface GraphicsReader {
	/** The card's name; null where there is none. */
	find(): Promise<string | null>;
	/** Readies the network; rejects if the card cannot. */
	start(): Promise<void>;
	/** Leaves the crops to the caller. */
	classify: Classify;
	/** Ends it; calls in flight reject. */
	dispose(): void;
}

/** What is known of the machine's graphics card from before. */
export interface BackendMemory {
	/** Why the graphics card is not to be tried again in this session; null where it may be. */
	givenUp(): "failed" | "lost" | null;
	/** What a comparison with these weights on this graphics card said, if there was one in this browser. */
	recall(weights: string, graphics: string): BackendVerdict | undefined;
	keep(weights: string, graphics: string, verdict: BackendVerdict): void;
	/** The graphics card is no longer to be used in this session, and compared anew in a later one. */
	giveUp(weights: string, reason: "failed" | "lost"): void;
}

export interface ReaderOptions {
	card: Pick<Card, "heads" | "shown" | "weights">;
	/** Computes on the processor. May take the crops over. */
	classify: Classify;
	/** Null where the processor alone is to compute. */
	graphics: {
		create: (onTrouble: (reason: Error) => void) => GraphicsReader;
		memory: BackendMemory;
		/** Told once, when the graphics card can no longer be used. */
		onFallBack: (reason: Error) => void;
		choose?: typeof chooseBackend;
	} | null;
	/** In milliseconds; only differences count. */
	now: () => number;
}

/**
 * Reads expressions on the processor and, once that has been seen to be faster and to say the same, on the
 * graphics card. Nothing waits for the comparison: both compute the same faces of the call, and the
 * processor's answer is the one that is used.
 *
 *     waiting --- settled, enough faces ---> starting ---> comparing ---> using
 *                                               '-------------+------------+---> over: the processor alone
 */
export class ExpressionReader {
	private stage: "waiting" | "starting" | "comparing" | "using" | "over";
	private facts: BackendFacts;
	private graphics: GraphicsReader | undefined;
	private comparing: Promise<void> | undefined;
	private readonly compared: BatchComparison[] = [];
	private readonly tensorsOf = { wasm: 0, webgl: 0 };
	private readonly startedAtMs: number;

	constructor(private readonly options: ReaderOptions) {
		this.startedAtMs = options.now();
		const givenUp = options.graphics?.memory.givenUp() ?? null;
		this.stage = options.graphics === null || givenUp !== null ? "over" : "waiting";
		this.facts = { name: "wasm", reason: givenUp ?? "start", timesAsFast: null, graphics: null };
	}

	/** Which backend is in use, and why. */
	backend(): BackendFacts {
		return { ...this.facts };
	}

	/** Tensors alive on all backends after the latest batch. */
	tensors(): number {
		return this.tensorsOf.wasm + this.tensorsOf.webgl;
	}

	/**
	 * Computes one row of logits per crop, in the order of the card's outputs.
	 *
	 * @param crops At least one. May be taken over.
	 */
	async classify(crops: Float32Array[], options: { watched: boolean }): Promise<Float32Array[]> {
		const isLarge = crops.length >= LEAST_FACES;
		const fromGraphics = isLarge ? await this.useGraphics(crops, options) : null;
		if (fromGraphics !== null) return fromGraphics;
		const isToCompare = isLarge && this.stage === "comparing" && this.comparing === undefined;
		const copies = isToCompare ? crops.map((crop) => crop.slice()) : null;
		const answer = await this.options.classify(crops, options);
		this.tensorsOf.wasm = answer.tensors;
		if (copies !== null) this.comparing = this.compare(copies, answer);
		else if (isLarge && this.isSettled()) void this.tryGraphics();
		return answer.logits;
	}

	/** Ends the worker on the graphics card, if there is one. */
	dispose(): void {
		this.stage = "over";
		this.graphics?.dispose();
		this.graphics = undefined;
	}

	private isSettled(): boolean {
		const sinceMs = this.options.now() - this.startedAtMs;
		return this.stage === "waiting" && sinceMs >= SETTLED_AFTER_MS;
	}

	private async tryGraphics(): Promise<void> {
		if (this.options.graphics === null) return;
		const { create, memory } = this.options.graphics;
		this.stage = "starting";
		this.facts = { ...this.facts, reason: "trying" };
		const graphics = create((reason) => this.fallBack(graphics, reason));
		this.graphics = graphics;
		try {
			const name = await graphics.find();
			if (this.graphics !== graphics) return;
			if (name === null) return this.settle({ name: "wasm", reason: "missing" });
			this.facts = { ...this.facts, graphics: name };
			const known = memory.recall(this.weights, name);
			if (known?.name === "wasm") return this.settle(known);
			await graphics.start();
			if (this.graphics !== graphics) return;
			if (known === undefined) this.stage = "comparing";
			else this.settle(known);
		} catch (error) {
			this.fallBack(graphics, error);
		}
	}

	/** Has the graphics card compute what the processor has computed already. */
	private async compare(crops: Float32Array[], wasm: Classified): Promise<void> {
		const { graphics } = this;
		if (graphics === undefined || this.options.graphics === null) return;
		try {
			const webgl = await answerOf(graphics, crops, { watched: true });
			if (this.graphics !== graphics) return;
			this.compared.push(compareBatch(this.read(wasm), this.read(webgl)));
			if (this.compared.length < BATCHES_COMPARED) return;
			const { choose = chooseBackend, memory } = this.options.graphics;
			const verdict = choose(this.compared);
			if (this.facts.graphics !== null) memory.keep(this.weights, this.facts.graphics, verdict);
			this.settle(verdict);
		} catch (error) {
			this.fallBack(graphics, error);
		} finally {
			this.comparing = undefined;
		}
	}

	/** Null where the processor has to compute: the crops are as they were. */
	private async useGraphics(
		crops: Float32Array[],
		options: { watched: boolean },
	): Promise<Float32Array[] | null> {
		const { graphics } = this;
		if (this.stage !== "using" || graphics === undefined) return null;
		try {
			const { logits, tensors } = await answerOf(graphics, crops, options);
			this.tensorsOf.webgl = tensors;
			return logits;
		} catch (error) {
			this.fallBack(graphics, error);
			return null;
		}
	}

	private settle(facts: Pick<BackendFacts, "name" | "reason"> & Partial<BackendFacts>): void {
		this.facts = { ...this.facts, ...facts };
		this.stage = facts.name === "webgl" ? "using" : "over";
		if (this.stage === "using") return;
		this.graphics?.dispose();
		this.graphics = undefined;
		this.tensorsOf.webgl = 0;
	}

	private fallBack(graphics: GraphicsReader, error: unknown): void {
		if (this.graphics !== graphics || this.options.graphics === null) return;
		const reason = this.stage === "using" ? "lost" : "failed";
		this.options.graphics.memory.giveUp(this.weights, reason);
		this.settle({ name: "wasm", reason, timesAsFast: null });
		const detail = asError(error).message;
		this.options.graphics.onFallBack(
			new Error(`${detail} Faces are read on the processor instead.`),
		);
	}

	private get weights(): string {
		return this.options.card.weights.sha256;
	}

	private read({ logits, tookMs }: Classified): BatchAnswer {
		return {
			probabilities: logits.map((row) => shownProbabilities(row, this.options.card)),
			tookMs,
		};
	}
}

/** Rejects what is no answer: a card that is lost gives zeros, or what lay in its memory. */
async function answerOf(
	graphics: GraphicsReader,
	crops: Float32Array[],
	options: { watched: boolean },
): Promise<Classified> {
	const answer = await graphics.classify(crops, options);
	const isAnswer = (row: Float32Array) =>
		row.every(Number.isFinite) && row.some((x) => x !== row[0]);
	if (answer.logits.length !== crops.length || !answer.logits.every(isAnswer))
		throw new Error("The graphics card answered what is no answer.");
	return answer;
}
