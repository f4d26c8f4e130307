import { expose, transfer } from "comlink";
import type { Card } from "../engine/card.ts";
import { cutFace, placeCrop } from "../engine/crop.ts";
import type { FaceObservation } from "../engine/face-observation.ts";
import { measurePicture } from "../engine/measure-picture.ts";
import type { Pixels } from "../engine/pixels.ts";
import { standardise } from "../engine/standardise.ts";
import type { Box } from "../shared/geometry.ts";
import { readAsset } from "./assets.ts";
import {
	createFallbackDetector,
	type DetectorName,
	type NamedFaceDetector,
} from "./fallback-detector.ts";
import { type Detail, findFaces } from "./find-faces.ts";
import { patchesOf } from "./patches.ts";

/** Where the worker finds its files; folders end without a slash. */
export interface VisionAssets {
	detector: string;
	mediapipeFolder: string;
	tfjsFolder: string;
}

/** A face found and cut out, not yet read: `input` is what the network takes. */
export interface FaceCrop extends Omit<FaceObservation, "probabilities"> {
	input: Float32Array;
}

export interface Looked {
	/** Per patch, in its own pixels. */
	faces: FaceCrop[][];
	detector: DetectorName;
}

let detector: NamedFaceDetector<Pixels> | undefined;
let card: Pick<Card, "crop" | "input"> | undefined;

/** What the page may ask of this worker. */
const visionWorker = {
	/** Loads the detector. Must have resolved before the first `look`. */
	async start(assets: VisionAssets, forCard: Pick<Card, "crop" | "input">): Promise<DetectorName> {
		card = forCard;
		const model = await readAsset(assets.detector);
		detector = await createFallbackDetector(
			hasWebGl2() ? () => startMediaPipe(assets.mediapipeFolder, model) : null,
			() => startTfjs(assets.tfjsFolder, model),
		);
		return detector.name();
	},

	/**
	 * Finds the faces of each patch of an atlas, cuts them out and measures them.
	 *
	 * @param image Taken over and closed, if a bitmap.
	 */
	async look(image: Blob | ImageBitmap, places: Box[], detail: Detail): Promise<Looked> {
		if (!detector || !card) throw new Error("The vision worker was not started.");
		const faces: FaceCrop[][] = [];
		for (const patch of await patchesOf(image, places))
			faces.push(patch === null ? [] : await lookAt(detector, card, patch, detail));
		const buffers = faces.flat().map(({ input }) => input.buffer);
		return transfer({ faces, detector: detector.name() }, buffers);
	},
};

export type VisionWorker = typeof visionWorker;

async function lookAt(
	detector: NamedFaceDetector<Pixels>,
	{ crop: framing, input }: Pick<Card, "crop" | "input">,
	patch: Pixels,
	detail: Detail,
): Promise<FaceCrop[]> {
	const faces = await findFaces(detector, patch, detail);
	return faces.map((face) => {
		const square = placeCrop(face.keypoints, framing);
		const crop = cutFace(patch, square, input.size);
		return {
			...face,
			picture: measurePicture(crop, square, face.keypoints),
			input: standardise(crop, input.standardise.epsilon),
		};
	});
}

/** MediaPipe starts without WebGL2, but cannot look at a picture. */
function hasWebGl2(): boolean {
	return new OffscreenCanvas(1, 1).getContext("webgl2") !== null;
}

async function startMediaPipe(folder: string, model: Uint8Array) {
	const { createMediaPipeFaceDetector } = await import("./face-detector-mediapipe.ts");
	return createMediaPipeFaceDetector(folder, model);
}

async function startTfjs(folder: string, model: Uint8Array) {
	const [{ startTfjsWasm }, { createTfjsFaceDetector }] = await Promise.all([
		import("./tfjs-wasm.ts"),
		import("./face-detector-tfjs.ts"),
	]);
	await startTfjsWasm(`${folder}/`);
	return createTfjsFaceDetector(model);
}

expose(visionWorker);
