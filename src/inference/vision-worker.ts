import { expose, transfer } from "comlink";
import type { Card } from "../engine/card.ts";
import { cutFace, placeCrop } from "../engine/crop.ts";
import type { FaceObservation, FollowedFace } from "../engine/face-observation.ts";
import { measurePicture } from "../engine/measure-picture.ts";
import type { Picture, Pixels } from "../engine/pixels.ts";
import type { DetectedFace } from "../engine/ports.ts";
import { standardise } from "../engine/standardise.ts";
import { readAsset } from "./assets.ts";
import { EmptyTiles } from "./empty-tiles.ts";
import { FaceFollower } from "./face-follower.ts";
import {
	createFallbackDetector,
	type DetectorName,
	type NamedFaceDetector,
} from "./fallback-detector.ts";
import { type Detail, findFaces } from "./find-faces.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { freeMemory } from "./free-memory.ts";
import { giveSign } from "./give-sign.ts";
import { holdLifeLock } from "./life-lock.ts";
import { findUpright } from "./look-turned.ts";
import { type AtlasImage, type PatchPlace, patchesOf } from "./patches.ts";
import { inColour } from "./picture-of-plane.ts";
import { DETECTOR_SIZE } from "./ssd-anchors.ts";

/** Where the worker finds its files; folders end without a slash. */
export interface VisionAssets {
	detector: string;
	/** MediaPipe's program, if an earlier worker has compiled it. */
	mediapipe: WebAssembly.Module | undefined;
	mediapipeFolder: string;
	tfjsFolder: string;
}

/** What a worker that has started hands to those after it. */
interface Started {
	detector: DetectorName;
	mediapipe: WebAssembly.Module | undefined;
}

/** A part of an atlas, and what is to be done there. */
export interface LookAt extends PatchPlace {
	/** A face that should be there, in pixels of the place; without one, all faces are searched for. */
	follow?: FollowedFace;
	/** Whose picture it is: one that showed no face is not searched again until it changes, */
	tileId?: string;
	/** unless a face was there just now: it may only have been missed. */
	isPeopled?: true;
}

/** A face found and cut out, not yet read. */
export interface FaceCrop extends Omit<FaceObservation, "probabilities"> {
	/** What the network takes; null where it would read what it last read of this face. */
	input: Float32Array | null;
}

export interface Looked {
	/** Per patch, in its own pixels. */
	faces: FaceCrop[][];
	detector: DetectorName;
	/** Searches that were spared. */
	leftOut: number;
}

let detector: NamedFaceDetector<Pixels> | undefined;
let card: Pick<Card, "crop" | "input"> | undefined;
/** Of the face that is being cut out. */
let crop: Float32Array<ArrayBuffer> | undefined;
const follower = new FaceFollower();
const emptyTiles = new EmptyTiles();

/** What the page may ask of this worker. */
const visionWorker = {
	/**
	 * Loads the detector and runs it once, since the first run is slow. Must have resolved before the first
	 * `look`.
	 *
	 * @param lifeLock To be held for as long as this worker lives.
	 */
	async start(
		lifeLock: string,
		{ detector: file, mediapipe, mediapipeFolder, tfjsFolder }: VisionAssets,
		forCard: Pick<Card, "crop" | "input">,
	): Promise<Started> {
		await holdLifeLock(lifeLock);
		giveSign();
		card = forCard;
		crop = new Float32Array(forCard.input.size ** 2);
		const model = await readAsset(file);
		let program = mediapipe;
		const startMediaPipe = async () => {
			const { compileMediaPipe, createMediaPipeFaceDetector } = await import(
				"./face-detector-mediapipe.ts"
			);
			program ??= await compileMediaPipe(mediapipeFolder);
			return createMediaPipeFaceDetector(mediapipeFolder, program, model);
		};
		detector = await createFallbackDetector(hasWebGl2() ? startMediaPipe : null, () =>
			startTfjs(tfjsFolder, model),
		);
		await detector.detectFaces(new ImageData(DETECTOR_SIZE, DETECTOR_SIZE));
		return { detector: detector.name(), mediapipe: program };
	},

	/**
	 * Finds the faces of each part of an atlas, cuts them out and measures them.
	 *
	 * @param image Taken over and closed, if a bitmap.
	 * @param onSearched Of a single look for every face, told which share of its place has been searched.
	 */
	async look(
		image: AtlasImage,
		looks: LookAt[],
		detail: Detail,
		onSearched?: (share: number) => void,
	): Promise<Looked> {
		if (!detector || !card) throw new Error("The vision worker was not started.");
		const faces: FaceCrop[][] = [];
		let leftOut = 0;
		const patches = await patchesOf(image, looks);
		for (const [index, look] of looks.entries()) {
			const patch = patches[index] ?? null;
			const found =
				patch === null ? [] : await lookIn(patch, look, { detector, detail, card, onSearched });
			if (found === null) leftOut += 1;
			faces.push(found ?? []);
			giveSign();
		}
		freeMemory(patches.flatMap((patch) => (patch === null ? [] : bytesOf(patch))));
		const buffers = faces.flat().flatMap(({ input }) => input?.buffer ?? []);
		return transfer({ faces, detector: detector.name(), leftOut }, buffers);
	},
};

export type VisionWorker = typeof visionWorker;

type Framed = Pick<Card, "crop" | "input">;

interface Means {
	detector: NamedFaceDetector<Pixels>;
	detail: Detail;
	card: Framed;
	onSearched: ((share: number) => void) | undefined;
}

/** @returns Null where the search is spared. */
async function lookIn(patch: Picture, look: LookAt, means: Means): Promise<FaceCrop[] | null> {
	if (look.follow !== undefined) return followIn(patch, look.follow, means.card);
	const pixels = inColour(patch);
	return isLeftOut(pixels, look) ? null : search(pixels, look.tileId, means);
}

function isLeftOut(patch: Pixels, { tileId, isPeopled }: LookAt): boolean {
	return tileId !== undefined && isPeopled !== true && emptyTiles.isStillEmpty(tileId, patch);
}

async function search(
	patch: Pixels,
	tileId: string | undefined,
	{ detector, detail, card, onSearched }: Means,
): Promise<FaceCrop[]> {
	const seen = await findFaces(detector, patch, detail, onSearched);
	// In a call people sit upright, and its many searches are not to take four times as long.
	const isTurnable = tileId === undefined && detail === "tile";
	const found = isTurnable ? await findUpright(detector, patch, seen) : seen;
	if (tileId !== undefined) emptyTiles.note(tileId, patch, found.length);
	return found.map((face) => {
		const square = placeCrop(face.keypoints, card.crop);
		const followId = tileId === undefined ? undefined : follower.remember(patch, square);
		return cut(patch, face, followId, card);
	});
}

function followIn(patch: Picture, expected: FollowedFace, card: Framed): FaceCrop[] {
	const face = follower.follow(patch, expected, card.crop);
	return face === null ? [] : [cut(patch, face, expected.followId, card)];
}

function cut(
	patch: Picture,
	face: DetectedFace,
	followId: number | undefined,
	{ crop: framing, input: { size, standardise: standard } }: Framed,
): FaceCrop {
	const square = placeCrop(face.keypoints, framing);
	const gray = cutFace(patch, square, size, crop);
	const input = standardise(gray, standard.epsilon);
	return {
		...face,
		...(followId === undefined ? {} : { followId }),
		fingerprint: fingerprintOf(patch, face.box),
		picture: measurePicture(gray, square, face.keypoints),
		input: followId !== undefined && follower.isRead(followId, input) ? null : input,
	};
}

const bytesOf = (picture: Picture) => ("values" in picture ? picture.values : picture.data);

/** MediaPipe starts without WebGL2, but cannot look at a picture. */
function hasWebGl2(): boolean {
	return new OffscreenCanvas(1, 1).getContext("webgl2") !== null;
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
