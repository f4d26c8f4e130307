import { placeCrop } from "../../../src/engine/crop.ts";
import type { Pixels } from "../../../src/engine/pixels.ts";
import type { FaceDetector } from "../../../src/engine/ports.ts";
import {
	compileMediaPipe,
	createMediaPipeFaceDetector,
} from "../../../src/inference/face-detector-mediapipe.ts";
import { createTfjsFaceDetector } from "../../../src/inference/face-detector-tfjs.ts";
import { FaceFollower } from "../../../src/inference/face-follower.ts";
import { findFaces } from "../../../src/inference/find-faces.ts";
import { filmPerson, pixelsOf } from "./film-people.ts";
import { loadFaceModel, loadModel, packageUrl, startTfjs } from "./package-files.ts";
import { type Spent, timed } from "./timed.ts";

export interface DetectorFigures {
	/** Time for one tile, in each way. */
	ways: (Spent & { way: string })[];
	/** Tiles side by side in one picture: how many of their faces are found, and the time for each tile. */
	atlases: { detector: string; tiles: number; found: number; medianMs: number }[];
	/** Width of the smallest face that is found on a tile, in pixels of its copy. */
	smallestFacePx: number;
}

const TILE = { width: 256, height: 144 };
const IN_A_ROW = 20;
const ATLAS_SIDES = [1, 2, 3, 4];
/** Widths of a whole picture that is shown smaller and smaller, in pixels. */
const SHRUNK = [256, 224, 192, 160, 128, 112, 96, 80, 64, 56, 48, 40, 32];

/** Measures what finding a face takes, and what finding it again takes. */
export async function measureDetector(repeats: number): Promise<DetectorFigures> {
	const model = await loadFaceModel();
	await startTfjs();
	const detectors = {
		mediapipe: await createMediaPipeFaceDetector(
			packageUrl("mediapipe"),
			await compileMediaPipe(packageUrl("mediapipe")),
			model,
		),
		tfjs: createTfjsFaceDetector(model),
	};
	const { canvas, film } = await filmPerson(0, 640);
	film(0);
	const tile = pixelsOf(canvas, undefined, TILE);
	const ways: DetectorFigures["ways"] = [];
	for (const [name, detector] of Object.entries(detectors))
		ways.push({
			way: `search, ${name}`,
			...(await timed(repeats, () => findFaces(detector, tile, "tile"))),
		});
	ways.push({ way: "follow", ...(await measureFollowing(detectors.mediapipe, tile, repeats)) });
	const atlases: DetectorFigures["atlases"] = [];
	for (const [name, detector] of Object.entries(detectors))
		for (const side of ATLAS_SIDES)
			atlases.push({ detector: name, ...(await inAtlas(detector, canvas, side, repeats)) });
	const smallestFacePx = await smallestFace(detectors.mediapipe, canvas);
	for (const detector of Object.values(detectors)) detector.dispose();
	return { ways, atlases, smallestFacePx };
}

async function measureFollowing(
	detector: FaceDetector<Pixels>,
	tile: Pixels,
	repeats: number,
): Promise<Spent> {
	const { card } = await loadModel("swift");
	const [face] = await findFaces(detector, tile, "tile");
	if (face === undefined) throw new Error("No face was found on the tile to follow.");
	const follower = new FaceFollower();
	const followId = follower.remember(tile, placeCrop(face.keypoints, card.crop));
	if (followId === undefined) throw new Error("The face on the tile cannot be followed.");
	// The page's clock has steps of 0.1 ms: many in a row.
	const spent = await timed(repeats, () => {
		for (let run = 0; run < IN_A_ROW; run++)
			follower.follow(tile, { ...face, followId }, card.crop);
	});
	return {
		leastMs: spent.leastMs / IN_A_ROW,
		medianMs: spent.medianMs / IN_A_ROW,
		p95Ms: spent.p95Ms / IN_A_ROW,
	};
}

async function inAtlas(
	detector: FaceDetector<Pixels>,
	tile: OffscreenCanvas,
	side: number,
	repeats: number,
): Promise<{ tiles: number; found: number; medianMs: number }> {
	const atlas = new OffscreenCanvas(side * TILE.width, side * TILE.height);
	const context = atlas.getContext("2d", { willReadFrequently: true });
	for (let index = 0; index < side * side; index++) {
		const [x, y] = [(index % side) * TILE.width, Math.floor(index / side) * TILE.height];
		context?.drawImage(tile, x, y, TILE.width, TILE.height);
	}
	const picture = pixelsOf(atlas);
	const faces = await detector.detectFaces(picture);
	const { medianMs } = await timed(repeats, () => detector.detectFaces(picture));
	return { tiles: side * side, found: faces.length, medianMs: medianMs / side ** 2 };
}

/** Shows the picture smaller and smaller on a gray tile. */
async function smallestFace(
	detector: FaceDetector<Pixels>,
	picture: OffscreenCanvas,
): Promise<number> {
	let smallest = Number.NaN;
	for (const width of SHRUNK) {
		const tile = new OffscreenCanvas(TILE.width, TILE.height);
		const context = tile.getContext("2d", { willReadFrequently: true });
		if (context === null) throw new Error("The browser gave no canvas to shrink on.");
		context.fillStyle = "#777";
		context.fillRect(0, 0, TILE.width, TILE.height);
		context.drawImage(picture, (TILE.width - width) / 2, 20, width, (width * 9) / 16);
		const [face] = await findFaces(detector, pixelsOf(tile), "tile");
		if (face !== undefined) smallest = Math.round(face.box.width);
	}
	return smallest;
}
