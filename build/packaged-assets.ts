import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { addDetectorMetadata } from "./face-detector-model.ts";
import { compressedMediaPipeWasm } from "./mediapipe-wasm.ts";

const MEDIAPIPE_WASM = "node_modules/@mediapipe/tasks-vision/wasm";
const TFJS_WASM = "node_modules/@tensorflow/tfjs-backend-wasm/dist";
const DETECTOR = "node_modules/@mediapipe/face_detection/face_detection_short_range.tflite";

/** Files the extension loads by address at run time: where each lies in the package, and its bytes. */
async function packagedFiles(): Promise<Map<string, Uint8Array>> {
	const files = new Map<string, Uint8Array>();
	const loader = "vision_wasm_module_internal.js";
	files.set(`mediapipe/${loader}`, readFileSync(path.join(MEDIAPIPE_WASM, loader)));
	const program = await compressedMediaPipeWasm();
	files.set("mediapipe/vision_wasm_module_internal.wasm.zst", program);
	const sum = createHash("sha256").update(program).digest("hex");
	files.set("mediapipe/vision_wasm_module_internal.wasm.zst.sha256", Buffer.from(`${sum}\n`));
	files.set(
		"tfjs/tfjs-backend-wasm-simd.wasm",
		readFileSync(path.join(TFJS_WASM, "tfjs-backend-wasm-simd.wasm")),
	);
	files.set("detector/face_detection_short.tflite", addDetectorMetadata(readFileSync(DETECTOR)));
	for (const model of readdirSync("models"))
		for (const name of ["card.json", "weights.bin", "portraits.json"]) {
			const file = path.join("models", model, name);
			if (existsSync(file)) files.set(`models/${model}/${name}`, readFileSync(file));
		}
	// What a store hands out is often all that someone has of the project.
	for (const name of ["LICENSE", "NOTICE"]) files.set(`${name}.txt`, readFileSync(name));
	return files;
}

/** Puts models, detector and wasm into the package under fixed names, none of them web-accessible. */
export function packagedAssets(): Plugin {
	return {
		name: "expressly:packaged-assets",
		apply: "build",
		async generateBundle() {
			for (const [fileName, source] of await packagedFiles())
				this.emitFile({ type: "asset", fileName, source });
		},
	};
}
