import { tensor } from "@tensorflow/tfjs-core";
import type { Pixels } from "../engine/pixels.ts";
import type { FaceDetector } from "../engine/ports.ts";
import { letterbox } from "./letterbox.ts";
import { faceToPicture, mergeFaces } from "./merge-faces.ts";
import { DETECTOR_SIZE, readAnchors } from "./ssd-anchors.ts";
import { readTfliteModel } from "./tflite-model.ts";
import { createTfliteNetwork } from "./tflite-network.ts";

/** MediaPipe's default. */
const MIN_SCORE = 0.5;

/**
 * Runs MediaPipe's short-range face model on TensorFlow.js, where MediaPipe itself cannot run: it
 * needs WebGL2 even to compute on the CPU.
 *
 * TensorFlow.js must have been started.
 *
 * @param model The content of the .tflite file, with or without metadata.
 * @throws Error if the file is not that model.
 */
export function createTfjsFaceDetector(model: Uint8Array): FaceDetector<Pixels> {
	const network = createTfliteNetwork(readTfliteModel(model));
	return {
		async detectFaces(frame) {
			const { square, origin, scale } = letterbox(
				frame,
				{ x: 0, y: 0, width: frame.width, height: frame.height },
				DETECTOR_SIZE,
			);
			const input = tensor(signedRgb(square), [1, DETECTOR_SIZE, DETECTOR_SIZE, 3]);
			const outputs = network.run(input);
			input.dispose();
			const [regressors, scores] = await Promise.all(outputs.map((output) => output.data()));
			for (const output of outputs) output.dispose();
			if (!regressors || !scores) throw new Error("The face detector's model has too few outputs.");
			const faces = readAnchors(
				Float32Array.from(regressors),
				Float32Array.from(scores),
				MIN_SCORE,
			);
			return mergeFaces(faces).map((face) => faceToPicture(face, origin, scale));
		},
		dispose: () => network.dispose(),
	};
}

/** RGBA bytes to RGB in [-1, 1]. */
function signedRgb({ data }: Pixels): Float32Array {
	return new Float32Array((data.length / 4) * 3).map(
		(_, i) => (data[Math.floor(i / 3) * 4 + (i % 3)] ?? 0) / 127.5 - 1,
	);
}
