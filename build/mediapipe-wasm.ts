import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Zstd } from "@hpcc-js/wasm-zstd";

const WASM = "node_modules/@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.wasm";
const CACHE = ".cache/zstd";
/** Higher levels gain a thousandth. */
const LEVEL = 19;

/**
 * MediaPipe's WebAssembly, compressed by Zstandard: 2.4 MB, of which a zip by itself makes 3.3. It is half
 * of the package. Compressing takes ten seconds, so the result is kept.
 */
export async function compressedMediaPipeWasm(): Promise<Uint8Array> {
	const wasm = readFileSync(WASM);
	const sha256 = createHash("sha256").update(wasm).digest("hex");
	const kept = path.join(CACHE, `${sha256}-${LEVEL}.zst`);
	if (existsSync(kept)) return readFileSync(kept);
	const compressed = (await Zstd.load()).compress(wasm, LEVEL);
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(kept, compressed);
	return compressed;
}
