import { type BackendVerdict, chooseBackend } from "../../../src/engine/backend-choice.ts";
import { type Card, parseCard } from "../../../src/engine/card.ts";
import {
	createGraphicsReader,
	createProcessorReader,
} from "../../../src/inference/expression-backends.ts";
import { ExpressionReader, SETTLED_AFTER_MS } from "../../../src/inference/expression-reader.ts";
import type { BackendFacts } from "../../../src/shared/backend.ts";

/** @file Runs in a page of the test: the product's own readers, on a program that draws as a graphics card does. */

/** What became of a call whose graphics card gets lost. */
export interface LossStory {
	/** What the comparison itself would have chosen. */
	verdict: BackendVerdict | null;
	before: BackendFacts;
	onProcessor: number[][];
	onGraphics: number[][];
	whileLost: number[][];
	after: BackendFacts;
	afterwards: number[][];
	fallBacks: string[];
}

const pageFunctions = { nameOfGraphics, classify, loseGraphics };

declare global {
	var webglPage: typeof pageFunctions;
}

globalThis.webglPage = pageFunctions;

const LOSE = "lose the graphics card";
const WATCHED = { watched: true };

/** A network as the test hands it over. */
interface Given {
	card: string;
	weights: number[];
}

const load = ({ card, weights }: Given) => ({
	card: parseCard(card),
	readWeights: async () => Uint8Array.from(weights),
});

const fresh = (crops: number[][]) => crops.map((crop) => Float32Array.from(crop));
const plain = (rows: Float32Array[]) => rows.map((row) => [...row]);

function graphicsFor(
	{ card, readWeights }: { card: Card; readWeights: () => Promise<Uint8Array<ArrayBuffer>> },
	more: { allowSoftware?: boolean; thread?: Worker; onTrouble?: (reason: Error) => void } = {},
) {
	const onTrouble = (reason: Error) => console.error(reason);
	return createGraphicsReader({ card, readWeights, onTrouble, ...more });
}

/** The graphics card that the product would find. */
async function nameOfGraphics(
	network: Given,
	options: { allowSoftware: boolean },
): Promise<string | null> {
	const graphics = graphicsFor(load(network), options);
	const name = await graphics.find();
	graphics.dispose();
	return name;
}

/** The logits of all crops, computed as on a graphics card. */
async function classify(network: Given, crops: number[][]): Promise<number[][]> {
	const graphics = graphicsFor(load(network), { allowSoftware: true });
	await graphics.find();
	await graphics.start();
	const { logits } = await graphics.classify(fresh(crops), WATCHED);
	graphics.dispose();
	return plain(logits);
}

/** Reads the same crops until the graphics card is used, loses it in the middle of a batch, and reads on. */
async function loseGraphics(network: Given, crops: number[][]): Promise<LossStory> {
	const loaded = load(network);
	const processor = createProcessorReader({});
	await processor.start("/tfjs", loaded.card, await loaded.readWeights());
	const thread = new Worker(new URL("./losing-worker.ts", import.meta.url), { type: "module" });
	const fallBacks: string[] = [];
	let verdict: BackendVerdict | null = null;
	let nowMs = 0;
	const reader = new ExpressionReader({
		card: loaded.card,
		classify: processor.classify,
		graphics: {
			create: (onTrouble) => graphicsFor(loaded, { allowSoftware: true, thread, onTrouble }),
			memory: { givenUp: () => null, recall: () => undefined, keep: () => {}, giveUp: () => {} },
			onFallBack: ({ message }) => fallBacks.push(message),
			choose: (batches) => {
				verdict = chooseBackend(batches);
				return { ...verdict, name: "webgl", reason: "faster" };
			},
		},
		now: () => nowMs,
	});
	const onProcessor = plain(await reader.classify(fresh(crops), WATCHED));
	nowMs = SETTLED_AFTER_MS;
	while (["start", "trying"].includes(reader.backend().reason))
		await reader.classify(fresh(crops), WATCHED);
	const before = reader.backend();
	const onGraphics = plain(await reader.classify(fresh(crops), WATCHED));
	new BroadcastChannel(LOSE).postMessage(null);
	// The channel is told in its own time; batches meet the loss in the middle of one of them.
	let whileLost = onGraphics;
	for (let batch = 0; batch < 20 && fallBacks.length === 0; batch++)
		whileLost = plain(await reader.classify(fresh(crops), WATCHED));
	const after = reader.backend();
	const afterwards = plain(await reader.classify(fresh(crops), WATCHED));
	reader.dispose();
	processor.dispose();
	return { verdict, before, onProcessor, onGraphics, whileLost, after, afterwards, fallBacks };
}
