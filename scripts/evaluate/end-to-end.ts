import { readFileSync } from "node:fs";
import { cutFace, placeCrop } from "../../src/engine/crop.ts";
import type { Pixels } from "../../src/engine/pixels.ts";
import type { DetectedFace, FaceDetector } from "../../src/engine/ports.ts";
import { standardise } from "../../src/engine/standardise.ts";
import { createTfjsFaceDetector } from "../../src/inference/face-detector-tfjs.ts";
import { findFaces } from "../../src/inference/find-faces.ts";
import { letterbox } from "../../src/inference/letterbox.ts";
import { FACE_PX, type FerFace, type Usage } from "./fer-folder.ts";
import { answersOf } from "./judge.ts";
import { accuracyOf } from "./measures.ts";
import type { ShippedModel } from "./shipped-model.ts";

const DETECTOR_FILE = "node_modules/@mediapipe/face_detection/face_detection_short_range.tflite";
/** Widths to which the 48-pixel faces are brought before they are pasted. */
const SIZES = [192, 96, 64, 40];
/** The picture is this much wider and higher than what is pasted: a face on a tile. */
const PICTURE_SHARE = 1.5;
const BACKGROUND = 128;

export interface EndToEnd {
	model: string;
	usage: Usage;
	sizes: SizeResult[];
}

interface SizeResult {
	facePx: number;
	n: number;
	/** Share of the pasted faces that were found. */
	found: number;
	/** Of the found faces, against the original labels, through detector and crop. */
	accuracy: number;
	/** Of the same faces, by the network alone, on the data set's own framing. */
	alone: number;
	/** The same two against FER+'s strict majority. */
	plus: number;
	plusAlone: number;
}

/**
 * Pastes faces into gray pictures, finds them, cuts them out and reads them as on a call, by the
 * extension's own code; the detector's model runs on TensorFlow.js.
 */
export async function endToEnd(
	model: ShippedModel,
	faces: readonly FerFace[],
	usage: Usage,
): Promise<EndToEnd> {
	const detector = loadDetector();
	const sizes: SizeResult[] = [];
	for (const facePx of SIZES) sizes.push(await atSize(model, detector, faces, facePx));
	detector.dispose();
	return { model: model.card.name, usage, sizes };
}

async function atSize(
	{ card, classifier }: ShippedModel,
	detector: FaceDetector<Pixels>,
	faces: readonly FerFace[],
	facePx: number,
): Promise<SizeResult> {
	const { epsilon } = card.input.standardise;
	const found: FerFace[] = [];
	const inputs: Float32Array[] = [];
	for (const face of faces) {
		const picture = paste(face.gray, facePx);
		const detected = await findPasted(detector, picture, facePx);
		if (!detected) continue;
		found.push(face);
		const crop = cutFace(picture, placeCrop(detected.keypoints, card.crop), card.input.size);
		inputs.push(standardise(crop, epsilon));
	}
	const alone = found.map(({ gray }) => standardise(Float32Array.from(gray), epsilon));
	const [cut, whole] = [await classifier.classify(inputs), await classifier.classify(alone)];
	const accuracy = (logits: Float32Array[], head: "fer2013" | "ferplus") =>
		accuracyOf(answersOf({ card, classifier }, logits, found, head));
	return {
		facePx,
		n: faces.length,
		found: found.length / Math.max(1, faces.length),
		accuracy: accuracy(cut, "fer2013"),
		alone: accuracy(whole, "fer2013"),
		plus: accuracy(cut, "ferplus"),
		plusAlone: accuracy(whole, "ferplus"),
	};
}

/** Pixels of gray between the picture's edge and a face pasted `facePx` wide. */
export const marginOf = (facePx: number) => Math.round((facePx * (PICTURE_SHARE - 1)) / 2);

/** Draws a face of FER2013, resized, in the middle of a gray picture. */
export function paste(gray: Uint8Array, facePx: number): Pixels {
	const data = new Uint8ClampedArray(FACE_PX ** 2 * 4).fill(255);
	for (const [i, value] of gray.entries()) data.fill(value, i * 4, i * 4 + 3);
	const face = { data, width: FACE_PX, height: FACE_PX };
	const whole = { x: 0, y: 0, width: FACE_PX, height: FACE_PX };
	const { square } = letterbox(face, whole, facePx);
	const size = Math.round(facePx * PICTURE_SHARE);
	const start = marginOf(facePx);
	const picture = new Uint8ClampedArray(size * size * 4).fill(BACKGROUND);
	for (let row = 0; row < facePx; row++)
		picture.set(
			square.data.subarray(row * facePx * 4, (row + 1) * facePx * 4),
			((row + start) * size + start) * 4,
		);
	return { data: picture, width: size, height: size };
}

/** The extension's detector, on TensorFlow.js. */
export const loadDetector = () =>
	createTfjsFaceDetector(new Uint8Array(readFileSync(DETECTOR_FILE)));

/** Finds the face that `paste` drew `facePx` wide: its middle lies in what was pasted. */
export async function findPasted(
	detector: FaceDetector<Pixels>,
	picture: Pixels,
	facePx: number,
): Promise<DetectedFace | undefined> {
	const start = marginOf(facePx);
	const inside = (at: number) => at > start && at < start + facePx;
	const found = await findFaces(detector, picture, "tile");
	return found.find(({ box }) => inside(box.x + box.width / 2) && inside(box.y + box.height / 2));
}
