import { expect, test } from "vitest";
import { iou } from "../../../src/engine/iou.ts";
import type { Pixels } from "../../../src/engine/pixels.ts";
import type { FaceDetector } from "../../../src/engine/ports.ts";
import { findFaces } from "../../../src/inference/find-faces.ts";
import type { Box } from "../../../src/shared/geometry.ts";
import { detectedFace, squareBox } from "../../fixtures/detected-face.ts";
import { pixelsOf } from "../../fixtures/parity.ts";

/** A black picture with white squares for faces. */
function pictureWith(width: number, height: number, faces: Box[]): Pixels {
	const picture = pixelsOf(new Uint8Array(width * height * 3), width, height);
	for (const face of faces)
		for (let y = face.y; y < face.y + face.height; y++)
			picture.data.fill(255, (y * width + face.x) * 4, (y * width + face.x + face.width) * 4);
	return picture;
}

/** A box of the picture in the pixels of what the detector sees of a square window. */
function seenIn(box: Box, window: Box): Box {
	const scale = 128 / window.width;
	return {
		x: (box.x - window.x) * scale,
		y: (box.y - window.y) * scale,
		width: box.width * scale,
		height: box.height * scale,
	};
}

/** Finds the brightest picture's white area as one face, if it covers enough of the longer side. */
function whiteDetector(): FaceDetector<Pixels> & { looks: number } {
	return {
		looks: 0,
		async detectFaces({ data, width, height }) {
			this.looks++;
			const white = Array.from({ length: width * height }, (_, i) => i).filter(
				(i) => (data[i * 4] ?? 0) > 127,
			);
			if (white.length === 0) return [];
			const xs = white.map((i) => i % width);
			const ys = white.map((i) => Math.floor(i / width));
			const [left, top] = [Math.min(...xs), Math.min(...ys)];
			const box = {
				x: left,
				y: top,
				width: Math.max(...xs) + 1 - left,
				height: Math.max(...ys) + 1 - top,
			};
			return box.width < 0.15 * Math.max(width, height) ? [] : [detectedFace(box)];
		},
		dispose() {},
	};
}

test("a tile with a large face is looked at once", async () => {
	const detector = whiteDetector();
	const face = squareBox(80, 45, 50);
	const [found] = await findFaces(detector, pictureWith(160, 90, [face]), "tile");
	expect(found?.box).toEqual(face);
	expect(detector.looks).toBe(1);
});

test("a face that is small on its tile is looked at again, closer", async () => {
	const detector = whiteDetector();
	const face = squareBox(80, 46, 26);
	const [found] = await findFaces(detector, pictureWith(160, 90, [face]), "tile");
	expect(iou(found?.box ?? squareBox(0, 0, 1), face)).toBeGreaterThan(0.9);
	expect(detector.looks).toBe(2);
});

test("a long strip is looked at in parts that any graphics card holds, with a word now and then", async () => {
	const detector = whiteDetector();
	let [widest, words] = [0, 0];
	const watched: FaceDetector<Pixels> = {
		detectFaces: (frame) => {
			widest = Math.max(widest, frame.width);
			return detector.detectFaces(frame);
		},
		dispose() {},
	};
	const face = squareBox(5000, 20, 20);
	const found = await findFaces(watched, pictureWith(10_000, 40, [face]), "tile", () => words++);
	expect(found).toHaveLength(1);
	expect(iou(found[0]?.box ?? squareBox(0, 0, 1), face)).toBeGreaterThan(0.8);
	expect(widest).toBeLessThanOrEqual(4096);
	expect(words).toBeGreaterThan(10);
});

test("a face that a closer look does not show stays as it was first seen", async () => {
	const first = detectedFace(squareBox(80, 45, 26));
	const once: FaceDetector<Pixels> = {
		detectFaces: async ({ width }) => (width === 160 ? [first] : []),
		dispose() {},
	};
	const picture = pictureWith(160, 90, [squareBox(80, 45, 26)]);
	expect(await findFaces(once, picture, "tile")).toEqual([first]);
});

test("of two faces that a closer look shows, the one that was seen first counts", async () => {
	const [face, neighbour] = [squareBox(80, 45, 26), squareBox(90, 45, 26)];
	const detector: FaceDetector<Pixels> = {
		detectFaces: async ({ width }) =>
			width === 160
				? [detectedFace(face)]
				: [neighbour, face].map((box) => detectedFace(seenIn(box, squareBox(80, 45, 65)))),
		dispose() {},
	};
	const found = await findFaces(detector, pictureWith(160, 90, [face, neighbour]), "tile");
	expect(found).toHaveLength(1);
	expect(iou(found[0]?.box ?? neighbour, face)).toBeCloseTo(1);
});

test("one face of a photograph that was taken for two is one after a closer look", async () => {
	const face = squareBox(50, 50, 30);
	const whole = squareBox(50, 50, 150);
	const halves = [squareBox(38, 50, 30), squareBox(62, 50, 30)];
	let isFirst = true;
	const white = whiteDetector();
	const detector: FaceDetector<Pixels> = {
		async detectFaces(picture) {
			if (!isFirst) return white.detectFaces(picture);
			isFirst = false;
			return halves.map((box) => detectedFace(seenIn(box, whole)));
		},
		dispose() {},
	};
	const found = await findFaces(detector, pictureWith(100, 100, [face]), "picture");
	expect(found).toHaveLength(1);
	expect(iou(found[0]?.box ?? whole, face)).toBeGreaterThan(0.8);
});

test.each([
	["in the middle", 80],
	["at the left", 12],
	["at the right", 148],
])("a face of a fifth of a wide tile's height is found %s", async (_, x) => {
	const face = squareBox(x, 40, 20);
	const found = await findFaces(whiteDetector(), pictureWith(160, 90, [face]), "tile");
	expect(found).toHaveLength(1);
	expect(iou(found[0]?.box ?? face, face)).toBeGreaterThan(0.8);
});

/** Finds each white square whose width is at least `least` of the longer side. */
function eachWhiteDetector(least: number): FaceDetector<Pixels> & { looks: number } {
	return {
		looks: 0,
		async detectFaces({ data, width, height }) {
			this.looks++;
			const isWhite = (x: number) =>
				Array.from({ length: height }, (_, y) => data[(y * width + x) * 4] ?? 0).some(
					(v) => v > 127,
				);
			const faces: Box[] = [];
			for (let x = 0; x < width; x++) {
				const left = x;
				while (x < width && isWhite(x)) x++;
				if (x > left)
					faces.push({ x: left, y: (height - x + left) / 2, width: x - left, height: x - left });
			}
			return faces
				.filter((face) => face.width >= least * Math.max(width, height))
				.map((face) => detectedFace(face));
		},
		dispose() {},
	};
}

test.each([
	["none is found in the whole", 0.18, []],
	["one is, by chance", 0.13, [20]],
])("all who sit side by side before a wide camera are found where %s", async (_, least, larger) => {
	const faces = [20, 80, 140].map((x) => squareBox(x, 45, larger.includes(x) ? 22 : 18));
	const found = await findFaces(eachWhiteDetector(least), pictureWith(160, 90, faces), "tile");
	const middles = found.map(({ box }) => Math.round(box.x + box.width / 2));
	expect(middles.sort((a, b) => a - b)).toEqual([20, 80, 140]);
});

test("a tile without a face has none", async () => {
	expect(await findFaces(whiteDetector(), pictureWith(160, 90, []), "tile")).toEqual([]);
	expect(await findFaces(whiteDetector(), pictureWith(0, 90, []), "tile")).toEqual([]);
});

test("a picture's small face is found once, in its place", async () => {
	const face = squareBox(300, 200, 24);
	const found = await findFaces(whiteDetector(), pictureWith(400, 300, [face]), "picture");
	expect(found).toHaveLength(1);
	expect(iou(found[0]?.box ?? squareBox(0, 0, 1), face)).toBeGreaterThan(0.7);
});

test("a face that fills its picture is found with a margin around it", async () => {
	const white = whiteDetector();
	const detector: FaceDetector<Pixels> = {
		async detectFaces(picture) {
			const faces = await white.detectFaces(picture);
			return faces.filter(({ box }) => box.width < 0.8 * picture.width);
		},
		dispose() {},
	};
	const face = squareBox(50, 50, 96);
	const found = await findFaces(detector, pictureWith(100, 100, [face]), "picture");
	expect(found).toHaveLength(1);
	expect(iou(found[0]?.box ?? squareBox(0, 0, 1), face)).toBeGreaterThan(0.9);
});

test("a face cut by a window is left to the window that shows it whole", async () => {
	const face = squareBox(200, 150, 40);
	const half: FaceDetector<Pixels> = {
		detectFaces: async () => [detectedFace({ x: 100, y: 40, width: 50, height: 50 })],
		dispose() {},
	};
	const picture = pictureWith(400, 300, [face]);
	const found = await findFaces(half, picture, "picture");
	for (const { box } of found) expect(box.x + box.width).toBeGreaterThan(400);
});

test("a pattern in a photograph that a closer look does not show as a face is none", async () => {
	const picture = pictureWith(160, 90, [squareBox(80, 45, 20)]);
	const mistaken: FaceDetector<Pixels> & { looks: number } = {
		looks: 0,
		async detectFaces() {
			this.looks++;
			return this.looks === 1 ? [detectedFace(squareBox(64, 40, 40))] : [];
		},
		dispose() {},
	};
	expect(await findFaces(mistaken, picture, "picture")).toEqual([]);
	expect(mistaken.looks).toBeGreaterThan(1);
});

test("a picture tells how far its search is, ever farther, and a tile does not", async () => {
	const told: number[] = [];
	const picture = pictureWith(400, 300, [squareBox(300, 200, 24)]);
	await findFaces(whiteDetector(), picture, "picture", (share) => told.push(share));
	expect(told.length).toBeGreaterThan(0);
	expect(told).toEqual(told.toSorted((a, b) => a - b));
	expect(told.every((share) => share > 0 && share <= 1)).toBe(true);
	await findFaces(whiteDetector(), picture, "tile", () => expect.fail());
});
