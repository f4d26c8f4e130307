import { proxy, transfer } from "comlink";
import { shownProbabilities } from "../engine/calibrate.ts";
import { type Card, parseCard } from "../engine/card.ts";
import type { FaceObservation } from "../engine/face-observation.ts";
import { forgetOldest } from "../engine/forget-oldest.ts";
import type { BackendFacts } from "../shared/backend.ts";
import type { Probabilities } from "../shared/expressions.ts";
import { readAsset, readAssetText } from "./assets.ts";
import { createGraphicsReader, createProcessorReader } from "./expression-backends.ts";
import { type BackendMemory, ExpressionReader } from "./expression-reader.ts";
import type { DetectorName } from "./fallback-detector.ts";
import type { Detail } from "./find-faces.ts";
import { type GuardedWorker, type GuardOptions, guardWorker } from "./guarded-worker.ts";
import type { AtlasImage } from "./patches.ts";
import { LITTLE_BEYOND_MS, StepPace } from "./silence-watch.ts";
import type { LookAt, VisionWorker } from "./vision-worker.ts";

/** More than the face finder remembers faces. */
const READINGS_KEPT = 512;

export interface PipelineInfo {
	detector: DetectorName;
	/** What of TensorFlow.js reads expressions. */
	backend: BackendFacts;
	model: string;
	/** Tensors alive after the latest picture. */
	tensors: number;
	/** Searches that the latest picture was spared: tiles that showed no face before and have not changed. */
	leftOut: number;
	/** From the model's card: below `threshold` the highest probability supports no label. */
	uncertain: Card["uncertain"];
}

export interface Pipeline {
	/**
	 * Finds and reads the faces of each part of an atlas.
	 *
	 * Calls may overlap: the faces of one atlas are read while those of the next are found.
	 *
	 * @param image A bitmap is taken over and closed.
	 * @param looks Where in the atlas to search for faces, in its pixels, or to follow one found before;
	 *   a face that is not where it should be is left out.
	 * @param options `detail: "picture"` finds any number of faces from 24 pixels up, slowly; the default
	 *   `"tile"` finds faces of at least a sixth of the tile. `onSearched` is told, of a slow search of one place,
	 *   which share of it is done.
	 * @returns One list per look, best detection first, in pixels of its place from its top left corner.
	 * @throws Error in one sentence: the picture cannot be decoded, or a worker has failed, after which
	 *   every call fails and the pipeline must be created anew.
	 */
	read(
		image: AtlasImage,
		looks: readonly LookAt[],
		options?: { detail?: Detail; onSearched?: (share: number) => void },
	): Promise<FaceObservation[][]>;
	info(): PipelineInfo;
	/** Whether a worker that was taken for hanging has not been heard of since. */
	isSilent(): boolean;
	/** Ends both workers; calls in flight reject. */
	dispose(): void;
}

/** Told of a pipeline's own troubles, whether or not a picture is being read. */
export type Troubles = Pick<GuardOptions, "onStopped" | "onSilence"> & {
	/** The graphics card can no longer be used; nothing was lost. */
	onFallBack?: (reason: Error) => void;
};

/** A pipeline that has not started by then never will. */
const START_WITHIN_MS = 30_000;

const VISION_PACE = new StepPace(LITTLE_BEYOND_MS);

/** MediaPipe's program as the first worker compiled it: a worker that takes its place is ready so much sooner. */
let mediapipe: WebAssembly.Module | undefined;

/**
 * Starts two workers, one that finds faces and one that reads their expressions, and loads a model.
 *
 * @param assetUrl Turns a path inside the package into an address.
 * @param model The name of a folder in models/.
 * @param memory What is known of the machine's graphics card, if it may read expressions where it is faster.
 * @throws Error in one sentence if a file is missing, the card or weights are wrong, or the browser
 *   cannot run the networks.
 */
export async function createPipeline({
	assetUrl,
	model,
	memory,
	onFallBack = () => {},
	...troubles
}: {
	assetUrl: (path: string) => string;
	model: string;
	memory?: BackendMemory;
} & Troubles): Promise<Pipeline> {
	const lifeLock = `expressly-vision-${crypto.randomUUID()}`;
	const vision = guardWorker<VisionWorker>(
		new Worker(new URL("./vision-worker.ts", import.meta.url), { type: "module" }),
		{ name: "face finder", lifeLock, pace: VISION_PACE, ...troubles },
	);
	const processor = createProcessorReader(troubles);
	const late = setTimeout(() => dispose(), START_WITHIN_MS);
	const dispose = () => {
		vision.terminate();
		processor.dispose();
	};
	try {
		const mediapipeFolder = assetUrl("mediapipe");
		const tfjsFolder = assetUrl("tfjs");
		const card = parseCard(await readAssetText(assetUrl(`models/${model}/card.json`)));
		const readWeights = () => readAsset(assetUrl(`models/${model}/${card.weights.file}`));
		const { crop, input } = card;
		const detectorFile = assetUrl("detector/face_detection_short.tflite");
		const [started] = await Promise.all([
			vision.run((api) => {
				const assets = { detector: detectorFile, mediapipe, mediapipeFolder, tfjsFolder };
				return api.start(lifeLock, assets, { crop, input });
			}),
			readWeights().then((weights) => processor.start(tfjsFolder, card, weights)),
		]);
		mediapipe = started.mediapipe;
		const expression = new ExpressionReader({
			card,
			classify: processor.classify,
			graphics: memory
				? {
						create: (onTrouble) => createGraphicsReader({ card, readWeights, onTrouble }),
						memory,
						onFallBack,
					}
				: null,
			now: () => performance.now(),
		});
		return pipelineOf(vision, { processor, expression }, card, started.detector, dispose);
	} catch (error) {
		dispose();
		throw error;
	} finally {
		clearTimeout(late);
	}
}

function pipelineOf(
	vision: GuardedWorker<VisionWorker>,
	readers: { processor: ReturnType<typeof createProcessorReader>; expression: ExpressionReader },
	card: Card,
	detector: DetectorName,
	dispose: () => void,
): Pipeline {
	const { processor, expression } = readers;
	let detectorName = detector;
	let leftOut = 0;
	const readings = new LatestReadings();
	return {
		async read(image, looks, { detail = "tile", onSearched } = {}) {
			// A reader that has stopped fails every call at once, those without a face to read as well.
			await processor.check();
			// Steps of a large picture take as long as it is large: only tiles, and frames of a stream, are small.
			const watched = detail === "tile" && onSearched === undefined;
			const looked = await vision.run(
				(api) =>
					api.look(
						image instanceof ImageBitmap ? transfer(image, [image]) : image,
						looks.map(({ place, plane, follow, tileId, isPeopled }) => ({
							place,
							...(plane && { plane }),
							...(follow && { follow }),
							...(tileId !== undefined && { tileId }),
							...(isPeopled && { isPeopled }),
						})),
						detail,
						onSearched && proxy(onSearched),
					),
				{ watched },
			);
			detectorName = looked.detector;
			leftOut = looked.leftOut;
			const inputs = looked.faces.flat().flatMap(({ input }) => input ?? []);
			const rows = (
				inputs.length > 0 ? await expression.classify(inputs, { watched }) : []
			).values();
			return looked.faces.map((faces) =>
				faces.flatMap(({ input, ...face }): FaceObservation[] => {
					const row = input === null ? null : (rows.next().value ?? []);
					const probabilities = readings.update(
						face.followId,
						row && shownProbabilities(row, card),
					);
					return probabilities === undefined ? [] : [{ ...face, probabilities }];
				}),
			);
		},
		info: () => ({
			detector: detectorName,
			backend: expression.backend(),
			model: card.name,
			tensors: expression.tensors(),
			leftOut,
			uncertain: card.uncertain,
		}),
		isSilent: () => vision.isSilent() || processor.isSilent(),
		dispose() {
			dispose();
			expression.dispose();
		},
	};
}

/** What each face was last read to show, for when it has not changed. */
class LatestReadings {
	private readonly readings = new Map<number, Probabilities>();

	/** @param read Null where the face shows what it showed before. */
	update(followId: number | undefined, read: Probabilities | null): Probabilities | undefined {
		if (followId === undefined) return read ?? undefined;
		const probabilities = read ?? this.readings.get(followId);
		this.readings.delete(followId);
		if (probabilities !== undefined) this.readings.set(followId, probabilities);
		forgetOldest(this.readings, READINGS_KEPT);
		return probabilities;
	}
}
