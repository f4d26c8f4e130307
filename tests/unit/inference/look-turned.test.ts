import { expect, test } from "vitest";
import type { Pixels } from "../../../src/engine/pixels.ts";
import type { DetectedFace, FaceDetector } from "../../../src/engine/ports.ts";
import { findFaces } from "../../../src/inference/find-faces.ts";
import { findUpright, lookTurned } from "../../../src/inference/look-turned.ts";
import { detectedFace, squareBox } from "../../fixtures/detected-face.ts";
import { pixelsOf } from "../../fixtures/parity.ts";

/** A white face whose chin is violet, standing on its head in a black picture. */
function overturnedFace(): Pixels {
	const picture = pixelsOf(new Uint8Array(100 * 100 * 3), 100, 100);
	for (let y = 30; y < 70; y++)
		for (let x = 30; x < 70; x++)
			picture.data.set(y < 40 ? [255, 0, 255] : [255, 255, 255], (y * 100 + x) * 4);
	return picture;
}

/** Takes every face for an upright one, as the model does, and has its doubts where the chin is not below. */
const upright: FaceDetector<Pixels> = {
	async detectFaces({ data, width }) {
		const all = Array.from({ length: data.length / 4 }, (_, i) => i);
		const face = all.filter((i) => (data[i * 4] ?? 0) > 127);
		const ys = face.map((i) => Math.floor(i / width));
		const xs = face.map((i) => i % width);
		const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
		const box = { x: Math.min(...xs), y: top, width: bottom + 1 - top, height: bottom + 1 - top };
		const chin = face.filter((i) => (data[i * 4 + 1] ?? 0) < 127);
		const isBelow = chin.every((i) => i / width > (top + bottom) / 2);
		return face.length > 0 ? [detectedFace(box, isBelow ? 0.95 : 0.65)] : [];
	},
	dispose() {},
};

test.each(["tile", "picture"] as const)(
	"a face that stands on its head in a %s is found with its points where they are",
	async (detail) => {
		const picture = overturnedFace();
		const seen = await findFaces(upright, picture, detail);
		const [face] = await findUpright(upright, picture, seen);
		expect(face?.score).toBe(0.95);
		const { mouth, leftEye, rightEye } = face?.keypoints ?? detectedFace(PLACE).keypoints;
		expect(mouth.y).toBeLessThan(leftEye.y);
		expect(leftEye.x).toBeLessThan(rightEye.x);
	},
);

const PICTURE = pixelsOf(new Uint8Array(100 * 100 * 3), 100, 100);
const PLACE = squareBox(50, 50, 40);
/** Where `PLACE` is in the detector's square: the closer look is centred on it. */
const IN_SQUARE = squareBox(64, 64, 128 / 2.5);

/** Answers the quarter turns one after the other. */
const answering = (...turns: DetectedFace[][]) => {
	const detector: FaceDetector<Pixels> & { looks: number } = {
		looks: 0,
		async detectFaces() {
			return turns[this.looks++] ?? [];
		},
		dispose() {},
	};
	return detector;
};

test("of several turns the clearest counts, its points turned back", async () => {
	const detector = answering([detectedFace(IN_SQUARE, 0.9)], [detectedFace(IN_SQUARE, 0.97)]);
	const seen = await lookTurned(detector, PICTURE, detectedFace(PLACE, 0.7));
	expect(detector.looks).toBe(3);
	expect(seen?.score).toBe(0.97);
	const { box, keypoints } = seen ?? detectedFace(squareBox(0, 0, 1));
	expect(box.x).toBeCloseTo(PLACE.x);
	expect(box.y).toBeCloseTo(PLACE.y);
	expect(keypoints.mouth.y).toBeLessThan(keypoints.leftEye.y);
	expect(keypoints.leftEye.x).toBeLessThan(keypoints.rightEye.x);
});

test("a half hidden face, seen no better turned, stays as it is", async () => {
	const detector = answering([detectedFace(IN_SQUARE, 0.85)], [detectedFace(IN_SQUARE, 0.8)]);
	expect(await lookTurned(detector, PICTURE, detectedFace(PLACE, 0.7))).toBeNull();
});

test("an upright face beside a doubtful one is not taken for it", async () => {
	const beside = answering([detectedFace(squareBox(110, 20, 30), 0.97)]);
	expect(await lookTurned(beside, PICTURE, detectedFace(PLACE, 0.7))).toBeNull();
});

test("a face that is seen clearly is not looked at again", async () => {
	const detector = answering();
	expect(await lookTurned(detector, PICTURE, detectedFace(PLACE, 0.9))).toBeNull();
	expect(detector.looks).toBe(0);
});
