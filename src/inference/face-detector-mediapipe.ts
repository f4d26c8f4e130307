import { FilesetResolver, FaceDetector as MediaPipeFaceDetector } from "@mediapipe/tasks-vision";
import type { Pixels } from "../engine/pixels.ts";
import type { DetectedFace, FaceDetector } from "../engine/ports.ts";
import { readAsset, readAssetText } from "./assets.ts";
import { unpackProgram } from "./unpack-program.ts";

declare global {
	/** Settings that MediaPipe's loader takes from here, as Emscripten's loaders do, and then clears. */
	var Module:
		| {
				instantiateWasm(
					imports: WebAssembly.Imports,
					receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
				): void;
		  }
		| undefined;
}

type Detection = ReturnType<MediaPipeFaceDetector["detect"]>["detections"][number];

/**
 * Starts MediaPipe's face detector on the CPU. Needs WebGL2, by which MediaPipe takes its pictures in,
 * and a module worker: its loader is an ES module. A graphics context that is lost, with which it cannot look
 * at a picture any more, is reported as an error of the worker.
 *
 * @param wasmFolder Address of the folder that holds vision_wasm_module_internal.js, no last slash.
 * @param program As `compileMediaPipe` gives it.
 * @param model The content of the .tflite file, with metadata.
 */
export async function createMediaPipeFaceDetector(
	wasmFolder: string,
	program: WebAssembly.Module,
	model: Uint8Array,
): Promise<FaceDetector<Pixels>> {
	const fileset = await FilesetResolver.forVisionTasks(wasmFolder, true);
	globalThis.Module = {
		instantiateWasm: (imports, receive) =>
			receive(new WebAssembly.Instance(program, imports), program),
	};
	let isDisposed = false;
	const canvas = new OffscreenCanvas(1, 1);
	canvas.addEventListener("webglcontextlost", () => {
		if (!isDisposed) reportError(new Error("the graphics context was lost"));
	});
	const detector = await MediaPipeFaceDetector.createFromOptions(fileset, {
		baseOptions: { modelAssetBuffer: model, delegate: "CPU" },
		runningMode: "IMAGE",
		canvas,
	});
	return {
		async detectFaces(frame) {
			const { detections } = detector.detect(imageDataOf(frame));
			return detections.flatMap((detection) => faceOf(detection, frame) ?? []);
		},
		dispose: () => {
			isDisposed = true;
			detector.close();
		},
	};
}

/**
 * Unpacks and compiles MediaPipe's WebAssembly, which lies in the package compressed by Zstandard. To be done in a
 * worker: it is too large for a page's own thread.
 *
 * @param wasmFolder Address of the folder that holds vision_wasm_module_internal.wasm.zst and its sum, no last slash.
 */
export async function compileMediaPipe(wasmFolder: string): Promise<WebAssembly.Module> {
	const file = `${wasmFolder}/vision_wasm_module_internal.wasm.zst`;
	const [packed, sum] = await Promise.all([readAsset(file), readAssetText(`${file}.sha256`)]);
	return WebAssembly.compile(await unpackProgram(packed, sum));
}

function imageDataOf(frame: Pixels): ImageData {
	if (frame instanceof ImageData) return frame;
	return new ImageData(frame.data, frame.width, frame.height);
}

/** MediaPipe gives boxes in pixels, and points as shares of the frame; null if any is missing. */
function faceOf(detection: Detection, { width, height }: Pixels): DetectedFace | null {
	const { boundingBox: box, categories, keypoints } = detection;
	const [rightEye, leftEye, noseTip, mouth, rightEar, leftEar] = keypoints.map(({ x, y }) => ({
		x: x * width,
		y: y * height,
	}));
	const [category] = categories;
	if (!box || !category || !rightEye || !leftEye || !noseTip || !mouth || !rightEar || !leftEar)
		return null;
	return {
		box: { x: box.originX, y: box.originY, width: box.width, height: box.height },
		keypoints: { rightEye, leftEye, noseTip, mouth, rightEar, leftEar },
		score: category.score,
	};
}
