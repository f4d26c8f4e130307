import { type Remote, wrap } from "comlink";
import type { BenchWorker } from "./bench-worker.ts";
import { measureBackends } from "./measure-backends.ts";
import { peerBench } from "./measure-peer.ts";

declare global {
	var benchPage: Remote<BenchWorker> | undefined;
	var benchBackends: typeof measureBackends | undefined;
	var benchPeers: typeof peerBench | undefined;
}

/** In a module worker, as the extension runs it: MediaPipe's loader works only there. */
const worker = new Worker(new URL("./bench-worker.ts", import.meta.url), { type: "module" });

globalThis.benchPage = wrap<BenchWorker>(worker);
globalThis.benchBackends = measureBackends;
globalThis.benchPeers = peerBench;
