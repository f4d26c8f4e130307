import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expose } from "comlink";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { guardWorker } from "../../../src/inference/guarded-worker.ts";
import { holdLifeLock } from "../../../src/inference/life-lock.ts";
import { StepPace } from "../../../src/inference/silence-watch.ts";

/** A worker whose other side runs here, on the other port of a channel. */
function fakeWorker(api: object) {
	const { port1, port2 } = new MessageChannel();
	const events = new EventTarget();
	let terminated = false;
	expose(api, port2 as unknown as Parameters<typeof expose>[1]);
	port1.start();
	port2.start();
	const worker = {
		postMessage: port1.postMessage.bind(port1),
		addEventListener: (type: string, listener: EventListener) =>
			(type === "message" ? port1 : events).addEventListener(type, listener),
		removeEventListener: (type: string, listener: EventListener) =>
			(type === "message" ? port1 : events).removeEventListener(type, listener),
		terminate: () => {
			terminated = true;
		},
	} as unknown as Worker;
	const close = () => {
		port1.close();
		port2.close();
	};
	return { worker, events, close, wasTerminated: () => terminated };
}

let locks: FakeLocks;

beforeEach(() => {
	locks = new FakeLocks();
	vi.stubGlobal("navigator", { locks });
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

/** How a worker is guarded that holds its lock. */
function guarding() {
	const lifeLock = crypto.randomUUID();
	void holdLifeLock(lifeLock);
	return { name: "counter", lifeLock, pace: new StepPace() };
}

function collectGarbage(): void {
	setFlagsFromString("--expose-gc");
	runInNewContext("gc")();
}

interface Api {
	double(x: number): number;
	refuse(): void;
	hang(): Promise<void>;
}

const api: Api = {
	double: (x) => 2 * x,
	refuse: () => {
		throw new RangeError("too large");
	},
	hang: () => new Promise(() => {}),
};

test("calls cross, and so do their errors", async () => {
	const { worker, close } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, guarding());
	expect(await guarded.run((remote) => remote.double(21))).toBe(42);
	await expect(guarded.run((remote) => remote.refuse())).rejects.toThrow("too large");
	close();
});

test("a worker that fails rejects the call in flight and every later one", async () => {
	const { worker, events, close } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, guarding());
	const call = guarded.run((remote) => remote.hang());
	events.dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
	await expect(call).rejects.toThrow("The counter stopped: out of memory");
	await expect(guarded.run((remote) => remote.double(1))).rejects.toThrow("out of memory");
	close();
});

test("answers are let go of while the worker lives", async () => {
	const { worker, close } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, guarding());
	const answers: WeakRef<object>[] = [];
	for (let call = 0; call < 20; call++) {
		const answer = await guarded.run(async (remote) => ({ twice: await remote.double(call) }));
		answers.push(new WeakRef(answer));
	}
	await new Promise((resolve) => setTimeout(resolve));
	collectGarbage();
	expect(answers.filter((answer) => answer.deref() !== undefined).length).toBeLessThan(3);
	close();
});

test("a script that cannot be loaded is said so", async () => {
	const { worker, events, close } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, guarding());
	const call = guarded.run((remote) => remote.hang());
	events.dispatchEvent(new Event("error"));
	await expect(call).rejects.toThrow("its script could not be loaded");
	close();
});

test("ending the worker rejects what is in flight", async () => {
	const { worker, close, wasTerminated } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, guarding());
	const call = guarded.run((remote) => remote.hang());
	guarded.terminate();
	await expect(call).rejects.toThrow("The counter was ended.");
	expect(wasTerminated()).toBe(true);
	close();
});

test("one that ends by itself is known at once, with no call in flight, by the lock it held", async () => {
	const { worker, close } = fakeWorker(api);
	const options = guarding();
	const told = new Promise<Error>((resolve) => {
		const guarded = guardWorker<Api>(worker, { ...options, onStopped: resolve });
		void guarded.run((remote) => remote.double(1)).then(() => locks.freeAll());
	});
	expect((await told).message).toBe("The counter stopped: its thread has ended");
	close();
});

test("one that is ended on purpose is no trouble", async () => {
	const { worker, close } = fakeWorker(api);
	const options = guarding();
	const told: Error[] = [];
	const onStopped = (reason: Error) => told.push(reason);
	const guarded = guardWorker<Api>(worker, { ...options, onStopped });
	await guarded.run((remote) => remote.double(1));
	guarded.terminate();
	locks.freeAll();
	await new Promise((resolve) => setTimeout(resolve));
	expect(told).toEqual([]);
	expect(locks.waiting).toBe(0);
	close();
});

test("one that falls silent is only doubted by who wants to know, and ended where no one does", async () => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
	const pace = new StepPace();
	pace.note(50);
	const doubted = fakeWorker(api);
	let doubts = 0;
	const onSilence = () => doubts++;
	const one = guardWorker<Api>(doubted.worker, { ...guarding(), pace, onSilence });
	void one.run((remote) => remote.hang(), { watched: true }).catch(() => undefined);
	const left = fakeWorker(api);
	const other = guardWorker<Api>(left.worker, { ...guarding(), pace });
	const call = other.run((remote) => remote.hang(), { watched: true });
	const ended = expect(call).rejects.toThrow("it gave no sign for 5000 ms");
	vi.advanceTimersByTime(500);
	expect([doubts, one.isSilent()]).toEqual([1, true]);
	vi.advanceTimersByTime(4500);
	await ended;
	one.terminate();
	doubted.close();
	left.close();
});

/** The browser's locks: each has one holder, and others wait. */
class FakeLocks {
	private readonly queues = new Map<string, (() => void)[]>();

	get waiting(): number {
		return [...this.queues.values()].reduce((sum, queue) => sum + Math.max(0, queue.length - 1), 0);
	}

	request(name: string, ...rest: unknown[]): Promise<void> {
		const run = rest.at(-1) as () => unknown;
		const [{ signal } = { signal: undefined }] = rest as [{ signal?: AbortSignal }];
		const queue = this.queues.get(name) ?? [];
		this.queues.set(name, queue);
		queue.push(run as () => void);
		if (queue.length === 1) run();
		return new Promise((_, reject) => {
			signal?.addEventListener("abort", () => {
				const at = queue.indexOf(run as () => void);
				if (at > 0) queue.splice(at, 1);
				reject(signal.reason);
			});
		});
	}

	/** All holders die. */
	freeAll(): void {
		for (const queue of this.queues.values()) {
			queue.shift();
			queue[0]?.();
		}
	}
}
