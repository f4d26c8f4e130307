import { type Remote, wrap } from "comlink";

/** A worker whose death no call outlives. */
export interface GuardedWorker<Api> {
	/** Runs one call; rejects with its own error, or when the worker has stopped or stops. */
	run<T>(call: (api: Remote<Api>) => Promise<T>): Promise<T>;
	/** Ends the worker; calls in flight reject. */
	terminate(): void;
}

/**
 * Watches over a worker. Comlink alone leaves calls pending for ever when the worker fails outside a
 * call, or its script cannot be loaded. A worker that failed once stays failed: start another.
 *
 * @param name What the worker does, for the error's sentence.
 */
export function guardWorker<Api>(worker: Worker, name: string): GuardedWorker<Api> {
	let fail: (reason: Error) => void = () => {};
	const stopped = new Promise<never>((_, reject) => {
		fail = reject;
	});
	// Without a call in flight no one listens; the next call reports it.
	stopped.catch(() => {});
	worker.addEventListener("error", (event) => {
		fail(new Error(`The ${name} stopped: ${event.message || "its script could not be loaded"}`));
	});
	worker.addEventListener("messageerror", () => {
		fail(new Error(`The ${name} stopped: it sent what cannot be read`));
	});
	const api = wrap<Api>(worker);
	return {
		run: (call) => Promise.race([stopped, call(api)]),
		terminate() {
			worker.terminate();
			fail(new Error(`The ${name} was ended.`));
		},
	};
}
