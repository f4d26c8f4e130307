import { transfer } from "comlink";
import type { Card } from "../engine/card.ts";
import type { Classify, GraphicsReader } from "./expression-reader.ts";
import type { ExpressionWorker } from "./expression-worker.ts";
import { type GuardOptions, guardWorker } from "./guarded-worker.ts";
import { LITTLE_BEYOND_MS, StepPace } from "./silence-watch.ts";

/** Drivers compile a network in a second or a few. */
const START_WITHIN_MS = 30_000;

const PROCESSOR_PACE = new StepPace(LITTLE_BEYOND_MS);
/** A false alarm gives the card up for good. */
const GRAPHICS_PACE = new StepPace();

/** Starts the thread that computes the network, on whatever backend it is then told to. */
const newExpressionThread = (): Worker =>
	new Worker(new URL("./expression-worker.ts", import.meta.url), { type: "module" });

const newLock = () => `expressly-expression-${crypto.randomUUID()}`;

/** Makes the worker that computes the network on the processor. */
export function createProcessorReader(troubles: Pick<GuardOptions, "onStopped" | "onSilence">) {
	const lifeLock = newLock();
	const worker = guardWorker<ExpressionWorker>(newExpressionThread(), {
		name: "expression reader",
		lifeLock,
		pace: PROCESSOR_PACE,
		...troubles,
	});
	const classify: Classify = (crops, options) => {
		const buffers = crops.map(({ buffer }) => buffer);
		return worker.run((api) => api.classify(transfer(crops, buffers)), options);
	};
	return {
		/** @param weights Taken over. */
		start: (tfjsFolder: string, card: Card, weights: Uint8Array<ArrayBuffer>): Promise<void> =>
			worker.run((api) =>
				api.start(lifeLock, tfjsFolder, card, transfer(weights, [weights.buffer])),
			),
		/** Rejects if the worker has stopped. */
		check: () => worker.run(async () => undefined),
		/** Takes the crops over. */
		classify,
		isSilent: () => worker.isSilent(),
		dispose: () => worker.terminate(),
	};
}

/** What computes on the graphics card, and whom to tell when it cannot any more. */
interface GraphicsOptions {
	card: Card;
	readWeights: () => Promise<Uint8Array<ArrayBuffer>>;
	onTrouble: (reason: Error) => void;
	/** A program that draws on the processor will do, for tests. */
	allowSoftware?: boolean;
	thread?: Worker;
}

/**
 * Makes the worker that computes the network on the graphics card. It is another one than the processor's:
 * while a driver compiles, or hangs, faces are read on.
 */
export function createGraphicsReader({
	card,
	readWeights,
	onTrouble,
	allowSoftware = false,
	thread = newExpressionThread(),
}: GraphicsOptions): GraphicsReader {
	const lifeLock = newLock();
	const worker = guardWorker<ExpressionWorker>(thread, {
		name: "reader on the graphics card",
		lifeLock,
		pace: GRAPHICS_PACE,
		onStopped: onTrouble,
		onSilence: () => onTrouble(new Error("The graphics card did not answer.")),
	});
	const classify: Classify = (crops, options) => worker.run((api) => api.classify(crops), options);
	return {
		find: () => worker.run((api) => api.findGraphics(lifeLock, { allowSoftware })),
		async start() {
			const late = new Error("The graphics card did not start.");
			const timer = setTimeout(() => onTrouble(late), START_WITHIN_MS);
			try {
				const weights = await readWeights();
				await worker.run((api) => api.startOnGraphics(card, transfer(weights, [weights.buffer])));
				// Once more, watched: now it is known how long an answer may take.
				await classify([new Float32Array(card.input.size ** 2)], { watched: true });
			} finally {
				clearTimeout(timer);
			}
		},
		classify,
		dispose: () => worker.terminate(),
	};
}
