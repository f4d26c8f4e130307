import { type Remote, wrap } from "comlink";
import { type Clock, SilenceWatch } from "./silence-watch.ts";

const CLOCK: Clock = {
	now: () => performance.now(),
	after: (ms, callBack) => {
		const timer = setTimeout(callBack, ms);
		return () => clearTimeout(timer);
	},
};

/** A worker whose death no call outlives. */
export interface GuardedWorker<Api> {
	/**
	 * Runs one call; rejects with its own error, or when the worker has stopped or stops.
	 *
	 * @param options `watched`: the call gives a sign after each of its steps, and is given up when there is
	 *   none for far longer than steps have taken; the worker then counts as stopped.
	 */
	run<T>(call: (api: Remote<Api>) => Promise<T>, options?: { watched: boolean }): Promise<T>;
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
	const watch = new SilenceWatch(CLOCK, (silentMs) => {
		fail(new Error(`The ${name} stopped: it gave no sign for ${Math.round(silentMs)} ms`));
	});
	// Whatever it sends, an answer or a bare sign, it lives.
	worker.addEventListener("message", () => watch.sign());
	return {
		async run(call, { watched } = { watched: false }) {
			if (!watched) return Promise.race([stopped, call(api)]);
			watch.begin();
			try {
				return await Promise.race([stopped, call(api)]);
			} finally {
				watch.end();
			}
		},
		terminate() {
			worker.terminate();
			fail(new Error(`The ${name} was ended.`));
		},
	};
}
