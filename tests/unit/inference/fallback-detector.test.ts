import { expect, test, vi } from "vitest";
import type { FaceDetector } from "../../../src/engine/ports.ts";
import { createFallbackDetector } from "../../../src/inference/fallback-detector.ts";
import { detectedFace, squareBox } from "../../fixtures/detected-face.ts";

const face = (side: number) => detectedFace(squareBox(0, 0, side));
const finding = (side: number): FaceDetector<string> => ({
	detectFaces: async () => [face(side)],
	dispose: vi.fn(),
});
const failing = (): FaceDetector<string> => ({
	detectFaces: async () => {
		throw new Error("reading 'activeTexture'");
	},
	dispose: vi.fn(),
});

test("MediaPipe is used while it works, and the fallback is not started", async () => {
	const startTfjs = vi.fn();
	const detector = await createFallbackDetector(async () => finding(1), startTfjs);
	expect(await detector.detectFaces("frame")).toEqual([face(1)]);
	expect(detector.name()).toBe("mediapipe");
	expect(startTfjs).not.toHaveBeenCalled();
});

test("without WebGL2 the fallback starts at once", async () => {
	const detector = await createFallbackDetector(null, async () => finding(2));
	expect(detector.name()).toBe("tfjs");
	expect(await detector.detectFaces("frame")).toEqual([face(2)]);
});

test("where MediaPipe does not start, the fallback does", async () => {
	const detector = await createFallbackDetector(
		() => Promise.reject(new Error("no wasm")),
		async () => finding(2),
	);
	expect(detector.name()).toBe("tfjs");
});

test("a failure at a picture changes over once, for good, and loses no picture", async () => {
	const first = failing();
	const startTfjs = vi.fn(async () => finding(2));
	const detector = await createFallbackDetector(async () => first, startTfjs);
	const found = await Promise.all(["a", "b"].map((frame) => detector.detectFaces(frame)));
	expect(found).toEqual([[face(2)], [face(2)]]);
	expect(startTfjs).toHaveBeenCalledTimes(1);
	expect(first.dispose).toHaveBeenCalledTimes(1);
	expect(detector.name()).toBe("tfjs");
});

test("a failure of both is the fallback's error", async () => {
	const start = () => Promise.reject(new Error("no SIMD"));
	await expect(createFallbackDetector(null, start)).rejects.toThrow("no SIMD");
	const detector = await createFallbackDetector(async () => failing(), start);
	await expect(detector.detectFaces("frame")).rejects.toThrow("no SIMD");
});
