import { transfer } from "comlink";
import { shownProbabilities } from "../engine/calibrate.ts";
import { type Card, parseCard } from "../engine/card.ts";
import type { FaceObservation } from "../engine/face-observation.ts";
import type { Box } from "../shared/geometry.ts";
import { readAsset, readAssetText } from "./assets.ts";
import type { ExpressionWorker } from "./expression-worker.ts";
import type { DetectorName } from "./fallback-detector.ts";
import type { Detail } from "./find-faces.ts";
import { guardWorker } from "./guarded-worker.ts";
import type { VisionWorker } from "./vision-worker.ts";

export interface PipelineInfo {
	detector: DetectorName;
	/** The backend of TensorFlow.js that reads expressions. */
	backend: string;
	model: string;
	/** Tensors alive after the latest picture. */
	tensors: number;
	/** From the model's card: below `threshold` the highest probability supports no label. */
	uncertain: Card["uncertain"];
}

export interface Pipeline {
	/**
	 * Finds and reads the faces of each patch of an atlas.
	 *
	 * Calls may overlap: the faces of one atlas are read while those of the next are found.
	 *
	 * @param image A picture file or a bitmap; a bitmap is taken over and closed.
	 * @param patches Where each tile lies in the atlas, in its pixels.
	 * @param options `detail: "picture"` finds any number of faces from 24 pixels up, slowly; the default
	 *   `"tile"` finds faces of at least a sixth of the tile.
	 * @returns One list per patch, best detection first, in pixels of the patch from its top left corner.
	 * @throws Error in one sentence: the picture cannot be decoded, or a worker has failed, after which
	 *   every call fails and the pipeline must be created anew.
	 */
	read(
		image: Blob | ImageBitmap,
		patches: readonly { place: Box }[],
		options?: { detail?: Detail },
	): Promise<FaceObservation[][]>;
	info(): PipelineInfo;
	/** Ends both workers; calls in flight reject. */
	dispose(): void;
}

/**
 * Starts two workers, one that finds faces and one that reads their expressions, and loads a model.
 *
 * @param assetUrl Turns a path inside the package into an address.
 * @param model The name of a folder in models/.
 * @throws Error in one sentence if a file is missing, the card or weights are wrong, or the browser
 *   cannot run the networks.
 */
export async function createPipeline({
	assetUrl,
	model,
}: {
	assetUrl: (path: string) => string;
	model: string;
}): Promise<Pipeline> {
	const vision = guardWorker<VisionWorker>(
		new Worker(new URL("./vision-worker.ts", import.meta.url), { type: "module" }),
		"face finder",
	);
	const expression = guardWorker<ExpressionWorker>(
		new Worker(new URL("./expression-worker.ts", import.meta.url), { type: "module" }),
		"expression reader",
	);
	const dispose = () => {
		vision.terminate();
		expression.terminate();
	};
	try {
		const card = parseCard(await readAssetText(assetUrl(`models/${model}/card.json`)));
		const weights = await readAsset(assetUrl(`models/${model}/${card.weights.file}`));
		const assets = {
			detector: assetUrl("detector/face_detection_short.tflite"),
			mediapipeFolder: assetUrl("mediapipe"),
			tfjsFolder: assetUrl("tfjs"),
		};
		const { crop, input } = card;
		const [detector] = await Promise.all([
			vision.run((api) => api.start(assets, { crop, input })),
			expression.run((api) =>
				api.start(assets.tfjsFolder, card, transfer(weights, [weights.buffer])),
			),
		]);
		return pipelineOf(vision, expression, card, detector, dispose);
	} catch (error) {
		dispose();
		throw error;
	}
}

function pipelineOf(
	vision: ReturnType<typeof guardWorker<VisionWorker>>,
	expression: ReturnType<typeof guardWorker<ExpressionWorker>>,
	card: Card,
	detector: DetectorName,
	dispose: () => void,
): Pipeline {
	const info: PipelineInfo = {
		detector,
		backend: "wasm",
		model: card.name,
		tensors: 0,
		uncertain: card.uncertain,
	};
	return {
		async read(image, patches, { detail = "tile" } = {}) {
			const places = patches.map(({ place }) => place);
			const looked = await vision.run((api) =>
				api.look(image instanceof Blob ? image : transfer(image, [image]), places, detail),
			);
			info.detector = looked.detector;
			const inputs = looked.faces.flat().map((face) => face.input);
			if (inputs.length === 0) return looked.faces.map(() => []);
			const buffers = inputs.map((input) => input.buffer);
			const { logits, tensors } = await expression.run((api) =>
				api.classify(transfer(inputs, buffers)),
			);
			info.tensors = tensors;
			const rows = logits.values();
			return looked.faces.map((faces) =>
				faces.map(({ input: _, ...face }) => ({
					...face,
					probabilities: shownProbabilities(rows.next().value ?? [], card),
				})),
			);
		},
		info: () => ({ ...info }),
		dispose,
	};
}
