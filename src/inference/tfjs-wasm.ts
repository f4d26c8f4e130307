import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { env, setBackend } from "@tensorflow/tfjs-core";

/**
 * Starts TensorFlow.js on its WebAssembly backend, on one thread: its threaded build starts workers
 * from blob addresses, which an extension's policy forbids, and gains nothing at these sizes.
 *
 * @param folder Address of the folder that holds tfjs-backend-wasm-simd.wasm, with its last slash.
 * @throws Error if the browser has no WebAssembly SIMD or the file cannot be loaded.
 */
export async function startTfjsWasm(folder: string): Promise<void> {
	env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
	if (!(await env().getAsync("WASM_HAS_SIMD_SUPPORT")))
		throw new Error("This browser has no WebAssembly SIMD: please update it.");
	setWasmPaths(folder);
	if (!(await setBackend("wasm")))
		throw new Error(`The network's engine did not start: ${folder}tfjs-backend-wasm-simd.wasm`);
}
