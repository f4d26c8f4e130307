import { expose } from "comlink";
import { expect, test } from "vitest";
import { guardWorker } from "../../../src/inference/guarded-worker.ts";

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
	const guarded = guardWorker<Api>(worker, "counter");
	expect(await guarded.run((remote) => remote.double(21))).toBe(42);
	await expect(guarded.run((remote) => remote.refuse())).rejects.toThrow("too large");
	close();
});

test("a worker that fails rejects the call in flight and every later one", async () => {
	const { worker, events, close } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, "counter");
	const call = guarded.run((remote) => remote.hang());
	events.dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
	await expect(call).rejects.toThrow("The counter stopped: out of memory");
	await expect(guarded.run((remote) => remote.double(1))).rejects.toThrow("out of memory");
	close();
});

test("a script that cannot be loaded is said so", async () => {
	const { worker, events, close } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, "counter");
	const call = guarded.run((remote) => remote.hang());
	events.dispatchEvent(new Event("error"));
	await expect(call).rejects.toThrow("its script could not be loaded");
	close();
});

test("ending the worker rejects what is in flight", async () => {
	const { worker, close, wasTerminated } = fakeWorker(api);
	const guarded = guardWorker<Api>(worker, "counter");
	const call = guarded.run((remote) => remote.hang());
	guarded.terminate();
	await expect(call).rejects.toThrow("The counter was ended.");
	expect(wasTerminated()).toBe(true);
	close();
});
