import {
	type BackendVerdict,
	type BatchComparison,
	chooseBackend,
} from "../../../src/engine/backend-choice.ts";
import { parseCard } from "../../../src/engine/card.ts";
import { readAsset, readAssetText } from "../../../src/inference/assets.ts";
import {
	createGraphicsReader,
	createProcessorReader,
} from "../../../src/inference/expression-backends.ts";
import { ExpressionReader, SETTLED_AFTER_MS } from "../../../src/inference/expression-reader.ts";
import { isSoftwareRenderer } from "../../../src/inference/graphics-card.ts";
import type { BackendFacts } from "../../../src/shared/backend.ts";
import { packageUrl } from "./package-files.ts";

/** What the extension would read one network's faces on here, and what it compared. */
export interface BackendFigures {
	model: string;
	/** Faces given at once. */
	faces: number;
	/** What draws for WebGL 2; null where the browser has none. */
	graphics: string | null;
	/** Of the graphics card, or of the program that draws as one; null where there is neither. */
	timesAsFast: number | null;
	/** The largest of one probability. */
	worstDifference: number | null;
	/** What the extension chooses: a program that draws on the processor is not even compared. */
	chosen: Pick<BackendFacts, "name" | "reason">;
}

/** Compares the backends as the extension does in a call; for its figures, also on a program that draws. */
export async function measureBackends(
	models: readonly string[],
	faces: number,
): Promise<BackendFigures[]> {
	const figures: BackendFigures[] = [];
	for (const model of models) figures.push(await measureBackend(model, faces));
	return figures;
}

async function measureBackend(model: string, faces: number): Promise<BackendFigures> {
	const card = parseCard(await readAssetText(packageUrl(`models/${model}/card.json`)));
	const readWeights = () => readAsset(packageUrl(`models/${model}/${card.weights.file}`));
	const processor = createProcessorReader({});
	await processor.start(packageUrl("tfjs"), card, await readWeights());
	let compared: readonly BatchComparison[] = [];
	let verdict: BackendVerdict | undefined;
	let nowMs = 0;
	const reader = new ExpressionReader({
		card,
		classify: processor.classify,
		graphics: {
			create: (onTrouble) =>
				createGraphicsReader({ card, readWeights, onTrouble, allowSoftware: true }),
			memory: { givenUp: () => null, recall: () => undefined, keep: () => {}, giveUp: () => {} },
			onFallBack: (reason) => console.error(reason),
			choose: (batches) => {
				compared = batches;
				verdict = chooseBackend(batches);
				return verdict;
			},
		},
		now: () => nowMs,
	});
	nowMs = SETTLED_AFTER_MS;
	while (["start", "trying"].includes(reader.backend().reason))
		await reader.classify(madeUpCrops(faces, card.input.size), { watched: true });
	const { graphics, name, reason } = reader.backend();
	reader.dispose();
	processor.dispose();
	const isCard = graphics !== null && !isSoftwareRenderer(graphics);
	return {
		model,
		faces,
		graphics,
		timesAsFast: verdict?.timesAsFast ?? null,
		worstDifference: verdict
			? Math.max(...compared.map(({ worstDifference }) => worstDifference))
			: null,
		chosen: isCard ? { name, reason } : { name: "wasm", reason: "missing" },
	};
}

const madeUpCrops = (count: number, size: number) =>
	Array.from({ length: count }, () =>
		new Float32Array(size ** 2).map(() => (Math.random() - 0.5) * Math.sqrt(12)),
	);
