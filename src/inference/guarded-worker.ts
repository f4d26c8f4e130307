import { type Remote, wrap } from "comlink";
import { watchLifeLock } from "./life-lock.ts";
import { type Clock, LONGEST_SILENCE_MS, SilenceWatch, type StepPace } from "./silence-watch.ts";

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
	 * @param options `watched`: the call gives a sign after each of its steps, and `onSilence` is told when
	 *   there is none for far longer than steps have taken.
	 */
	run<T>(call: (api: Remote<Api>) => Promise<T>, options?: { watched: boolean }): Promise<T>;
	/** Whether it has not been heard of since `onSilence` was told. */
	isSilent(): boolean;
	/** Ends the worker; calls in flight reject. */
	terminate(): void;
}

export interface GuardOptions {
	/** What the worker does, for the error's sentence. */
	name: string;
	/** The lock the worker holds for as long as it lives. */
	lifeLock: string;
	pace: StepPace;
	/** The worker has ended or failed by itself. */
	onStopped?: (reason: Error) => void;
	/** The worker may hang. Without this it counts as stopped, but not before it is certain. */
	onSilence?: () => void;
}

/**
 * Watches over a worker. Comlink alone leaves calls pending for ever when the worker fails outside a
 * call, ends, or its script cannot be loaded. A worker that failed once stays failed: start another.
 */
export function guardWorker<Api>(worker: Worker, options: GuardOptions): GuardedWorker<Api> {
	const { name, lifeLock, pace, onStopped, onSilence } = options;
	const ended = new AbortController();
	const stop = (what: string) => {
		if (ended.signal.aborted) return;
		const reason = new Error(`The ${name} stopped: ${what}`);
		ended.abort(reason);
		onStopped?.(reason);
	};
	// To race against one promise for the worker's whole life would keep every answer for as long.
	const outlived = <T>(call: (api: Remote<Api>) => Promise<T>): Promise<T> =>
		new Promise((resolve, reject) => {
			const { signal } = ended;
			const onEnd = () => reject(signal.reason);
			if (signal.aborted) return onEnd();
			signal.addEventListener("abort", onEnd);
			call(api)
				.then(resolve, reject)
				.finally(() => signal.removeEventListener("abort", onEnd));
		});
	worker.addEventListener("error", (event) => {
		stop(event.message || "its script could not be loaded");
	});
	worker.addEventListener("messageerror", () => stop("it sent what cannot be read"));
	const api = wrap<Api>(worker);
	const watch =
		onSilence === undefined
			? new SilenceWatch(
					CLOCK,
					pace,
					(silentMs) => stop(`it gave no sign for ${Math.round(silentMs)} ms`),
					LONGEST_SILENCE_MS,
				)
			: new SilenceWatch(CLOCK, pace, onSilence);
	let isHeard = false;
	// Whatever it sends, an answer or a bare sign, it lives; and its first word comes after it holds its lock.
	worker.addEventListener("message", () => {
		watch.sign();
		if (isHeard) return;
		isHeard = true;
		watchLifeLock(lifeLock, { signal: ended.signal, onDeath: () => stop("its thread has ended") });
	});
	return {
		async run(call, { watched } = { watched: false }) {
			if (!watched) return outlived(call);
			watch.begin();
			try {
				const answer = await outlived(call);
				watch.end();
				return answer;
			} catch (error) {
				watch.drop();
				throw error;
			}
		},
		isSilent: () => watch.isSilent,
		terminate() {
			worker.terminate();
			ended.abort(new Error(`The ${name} was ended.`));
		},
	};
}
