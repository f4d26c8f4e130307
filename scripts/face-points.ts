/**
 * @file Finds eyes and mouth of every face of FER2013 with the extension's own detector, for `training.train --points`.
 *
 *     npm run face:points -- --data DIR --out POINTS.csv
 */
import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { fromCaller } from "./called-from.ts";
import { findPasted, loadDetector, marginOf, paste } from "./evaluate/end-to-end.ts";
import { FACE_PX, type FerFace, readFerFolder, USAGES } from "./evaluate/fer-folder.ts";
import { startTfjs } from "./evaluate/shipped-model.ts";
import { failPlainly } from "./fail-plainly.ts";
import { refuseUnwritable } from "./refuse-unwritable.ts";

/** Width to which a face is enlarged for the detector. */
const FACE_SHOWN_PX = 96;
const HEADER = "face,right_eye_x,right_eye_y,left_eye_x,left_eye_y,mouth_x,mouth_y";
const SAY_EVERY = 500;

const { data, out } = new Command("npm run face:points --")
	.description("Finds eyes and mouth of every face of FER2013 with the extension's own detector.")
	.requiredOption("--data <folder>", "folder with images.u8 and labels.csv")
	.requiredOption("--out <file>", "the CSV to write")
	.parse()
	.opts<{ data: string; out: string }>();

async function writePoints() {
	const file = fromCaller(out);
	refuseUnwritable(file);
	const faces = USAGES.flatMap((usage) => readFerFolder(fromCaller(data), usage));
	await startTfjs();
	const detector = loadDetector();
	const lines = [HEADER];
	for (const [i, face] of faces.entries()) {
		const points = await pointsOf(face, detector);
		if (points !== null) lines.push([face.row, ...points].join(","));
		if ((i + 1) % SAY_EVERY === 0) console.error(`${i + 1} of ${faces.length} faces`);
	}
	detector.dispose();
	// Whole, at the end: of a file that breaks off training could not tell which faces were never looked at.
	writeFileSync(file, `${lines.join("\n")}\n`);
	console.error(`${out}: ${lines.length - 1} of ${faces.length} faces found`);
}

/** Right eye, left eye and mouth in pixels of the face's own picture; null where no face is found. */
async function pointsOf(face: FerFace, detector: ReturnType<typeof loadDetector>) {
	const detected = await findPasted(detector, paste(face.gray, FACE_SHOWN_PX), FACE_SHOWN_PX);
	if (detected === undefined) return null;
	const inFace = (px: number) =>
		(((px - marginOf(FACE_SHOWN_PX)) * FACE_PX) / FACE_SHOWN_PX).toFixed(3);
	const { rightEye, leftEye, mouth } = detected.keypoints;
	return [rightEye, leftEye, mouth].flatMap(({ x, y }) => [inFace(x), inFace(y)]);
}

writePoints().catch(failPlainly);
