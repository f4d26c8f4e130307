import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
	type FramesPortOptions,
	openFramesPort,
	type Port,
} from "../../../src/meeting/frames-port.ts";

class FakePort implements Port {
	sent: unknown[] = [];
	isOpen = true;
	private readonly messages: ((message: unknown) => void)[] = [];
	private readonly ends: (() => void)[] = [];
	onMessage = {
		addListener: (listener: (message: unknown) => void) => this.messages.push(listener),
	};
	onDisconnect = { addListener: (listener: () => void) => this.ends.push(listener) };

	postMessage(message: unknown): void {
		if (!this.isOpen) throw new Error("Attempting to use a disconnected port object");
		this.sent.push(message);
	}

	disconnect(): void {
		this.isOpen = false;
	}

	/** The other side sends. */
	tell(message: unknown): void {
		for (const listener of this.messages) listener(message);
	}

	/** The other side dies. */
	die(): void {
		this.isOpen = false;
		for (const listener of this.ends) listener();
	}
}

const ready = { kind: "status", status: { state: "ready" } };
const drawn = { kind: "drawn", atMs: 1, ageMs: 1 } as const;

function setUp(more: Pick<Partial<FramesPortOptions>, "isExtensionAlive"> = {}) {
	const ports: FakePort[] = [];
	const ended = new AbortController();
	const connect = vi.fn(() => {
		const port = new FakePort();
		ports.push(port);
		return port;
	});
	const ensureOffscreen = vi.fn(async () => {});
	const options = {
		connect,
		ensureOffscreen,
		isExtensionAlive: () => true,
		onOpen: vi.fn(),
		onDown: vi.fn(),
		onLost: vi.fn(),
		onExtensionGone: vi.fn(),
		signal: ended.signal,
		...more,
	};
	return { ports, ended, options, port: openFramesPort(options) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the offscreen document is there before a port is opened to it", async () => {
	const { options, ports, port } = setUp();
	expect(port.send(drawn)).toBe(false);
	await vi.advanceTimersByTimeAsync(0);
	expect(options.ensureOffscreen).toHaveBeenCalledBefore(options.connect);
	expect(options.onOpen).toHaveBeenCalledOnce();
	expect(port.send(drawn)).toBe(true);
	expect(ports[0]?.sent).toEqual([drawn]);
});

test("a port that dies is replaced within three seconds, though the first attempts fail", async () => {
	const { options, ports } = setUp();
	await vi.advanceTimersByTimeAsync(0);
	ports[0]?.tell(ready);
	options.ensureOffscreen
		.mockRejectedValueOnce(new Error("no"))
		.mockRejectedValueOnce(new Error("no"))
		.mockRejectedValueOnce(new Error("no"));
	ports[0]?.die();
	expect(options.onLost).toHaveBeenCalledOnce();
	await vi.advanceTimersByTimeAsync(3000);
	expect(ports).toHaveLength(2);
	expect(options.onOpen).toHaveBeenCalledTimes(2);
});

test("attempts grow rarer while nothing answers", async () => {
	const { options } = setUp();
	options.ensureOffscreen.mockRejectedValue(new Error("no"));
	await vi.advanceTimersByTimeAsync(60_000);
	const attempts = options.ensureOffscreen.mock.calls.length;
	expect(attempts).toBeGreaterThan(20);
	expect(attempts).toBeLessThan(30);
});

test("a send that fails counts as a lost port", async () => {
	const { options, ports, port } = setUp();
	await vi.advanceTimersByTimeAsync(0);
	ports[0]?.disconnect();
	expect(port.send(drawn)).toBe(false);
	await vi.advanceTimersByTimeAsync(3000);
	expect(options.connect).toHaveBeenCalledTimes(2);
});

test("a silent port can be given up for another", async () => {
	const { ports, port } = setUp();
	await vi.advanceTimersByTimeAsync(0);
	port.reopen();
	expect(ports[0]?.isOpen).toBe(false);
	await vi.advanceTimersByTimeAsync(3000);
	expect(ports).toHaveLength(2);
});

test("messages of a port that was given up, and unknown ones, are passed over", async () => {
	const { options, ports, port } = setUp();
	await vi.advanceTimersByTimeAsync(0);
	ports[0]?.tell({ kind: "unheard of" });
	port.reopen();
	ports[0]?.tell(ready);
	expect(options.onDown).not.toHaveBeenCalled();
});

test("with the extension gone no attempt follows, and it is told once", async () => {
	let isAlive = true;
	const { options, ports } = setUp({ isExtensionAlive: () => isAlive });
	await vi.advanceTimersByTimeAsync(0);
	isAlive = false;
	ports[0]?.die();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(options.onExtensionGone).toHaveBeenCalledOnce();
	expect(options.connect).toHaveBeenCalledOnce();
});

test("ended, it closes its port and leaves no timer", async () => {
	const { ended, ports, port, options } = setUp();
	await vi.advanceTimersByTimeAsync(0);
	ended.abort();
	expect(ports[0]?.isOpen).toBe(false);
	expect(port.send(drawn)).toBe(false);
	expect(options.onLost).not.toHaveBeenCalled();
	expect(vi.getTimerCount()).toBe(0);
});

test("a port that went with the extension is given up and left without an error", async () => {
	const { ports, ended, port } = setUp();
	await vi.advanceTimersByTimeAsync(0);
	const disconnect = () => {
		throw new Error("Extension context invalidated.");
	};
	Object.assign(ports[0] ?? {}, { disconnect });
	port.reopen();
	await vi.advanceTimersByTimeAsync(3000);
	Object.assign(ports[1] ?? {}, { disconnect });
	ended.abort();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(ports).toHaveLength(2);
});

test("ended while the offscreen document is awaited, it opens no port", async () => {
	const { ended, options } = setUp();
	ended.abort();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(options.connect).not.toHaveBeenCalled();
});
