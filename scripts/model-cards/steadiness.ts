import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { shownProbabilities } from "../../src/engine/calibrate.ts";
import { cutFace, placeCrop } from "../../src/engine/crop.ts";
import type { Pixels } from "../../src/engine/pixels.ts";
import type { FaceDetector } from "../../src/engine/ports.ts";
import { standardise } from "../../src/engine/standardise.ts";
import { createTfjsFaceDetector } from "../../src/inference/face-detector-tfjs.ts";
import { findFaces } from "../../src/inference/find-faces.ts";
import { EXPRESSIONS } from "../../src/shared/expressions.ts";
import { loadShippedModel, type ShippedModel, startTfjs } from "../evaluate/shipped-model.ts";

const DETECTOR = "node_modules/@mediapipe/face_detection/face_detection_short_range.tflite";
/** Sides to which a portrait is brought, in pixels; the face is about a third as wide. */
const SIDES = [80, 100, 120, 150, 180, 210, 240, 280, 320, 400, 500, 600];
/** Shifts of the portrait on its tile, across and down, as shares of its side. */
const SHIFTS = [-0.13, 0, 0.13];
/** The tile is wider than the portrait by this share on each side, so that it can be shifted. */
const MARGIN = 0.15;
const TILE_COLOUR = "0xcccccc";

/** How often a picture of a person keeps its label wherever it is on a tile, at whatever size. */
export interface Steadiness {
	pictures: number;
	/** Sizes times shifts. */
	places: number;
	/** Mean and smallest share of a picture's places that show its most frequent label. */
	kept: number;
	leastKept: number;
}

/**
 * Reads every portrait at twelve sizes and nine shifts through detector, crop and network; a label below the card's
 * threshold counts as *uncertain*, a face that is not found as another label.
 */
export async function measureSteadiness(folder: string, name: string): Promise<Steadiness> {
	await startTfjs();
	const model = await loadShippedModel(name);
	const detector = createTfjsFaceDetector(new Uint8Array(readFileSync(DETECTOR)));
	const files = readdirSync(folder).filter((file) => file.endsWith(".jpg"));
	const shares: number[] = [];
	for (const file of files) {
		const labels: string[] = [];
		for (const tile of tilesOf(path.join(folder, file)))
			labels.push(await labelOf(model, detector, tile));
		const counts = labels.map((label) => labels.filter((other) => other === label).length);
		shares.push(Math.max(...counts) / labels.length);
	}
	detector.dispose();
	model.classifier.dispose();
	const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
	return {
		pictures: files.length,
		places: SIDES.length * SHIFTS.length ** 2,
		kept: Number(mean.toFixed(4)),
		leastKept: Number(Math.min(...shares).toFixed(4)),
	};
}

function tilesOf(file: string): Pixels[] {
	return SIDES.flatMap((side) =>
		SHIFTS.flatMap((x) => SHIFTS.map((y) => drawTile(file, side, x, y))),
	);
}

function drawTile(file: string, side: number, shiftX: number, shiftY: number): Pixels {
	const size = Math.round(side * (1 + 2 * MARGIN));
	const at = (shift: number) => Math.round(side * (MARGIN + shift));
	const filter = `scale=${side}:${side},pad=${size}:${size}:${at(shiftX)}:${at(shiftY)}:${TILE_COLOUR}`;
	const how = ["-v", "error", "-i", file, "-vf", filter, "-f", "rawvideo", "-pix_fmt", "rgba", "-"];
	const { stdout, status, stderr } = spawnSync("ffmpeg", how, { maxBuffer: 2 ** 26 });
	if (status !== 0) throw new Error(`${file}: ffmpeg could not read it (${stderr}).`);
	return { data: new Uint8ClampedArray(stdout), width: size, height: size };
}

async function labelOf(
	{ card, classifier }: ShippedModel,
	detector: FaceDetector<Pixels>,
	tile: Pixels,
): Promise<string> {
	const [face] = await findFaces(detector, tile, "tile");
	if (!face) return "not found";
	const crop = cutFace(tile, placeCrop(face.keypoints, card.crop), card.input.size);
	const [logits] = await classifier.classify([standardise(crop, card.input.standardise.epsilon)]);
	const probabilities = shownProbabilities(logits ?? [], card);
	const best = EXPRESSIONS.reduce((a, b) => (probabilities[b] > probabilities[a] ? b : a));
	return probabilities[best] < card.uncertain.threshold ? "uncertain" : best;
}
