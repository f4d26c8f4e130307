import type { FramesDown, FramesUp } from "../shared/frames.ts";
import { parseFramesDown } from "./frames-down.ts";

/** What this file uses of a runtime port. */
export interface Port {
	postMessage(message: unknown): void;
	disconnect(): void;
	onMessage: { addListener(listener: (message: unknown) => void): void };
	onDisconnect: { addListener(listener: () => void): void };
}

export interface FramesPortOptions {
	/** Opens a port to the offscreen document, which has to exist. */
	connect: () => Port;
	/** Has the offscreen document created, and resolves once it answers. */
	ensureOffscreen: () => Promise<void>;
	/** False once the extension was updated, reloaded or removed. */
	isExtensionAlive: () => boolean;
	/** A port is open; what the other side must know first is sent now. */
	onOpen: (send: FramesPort["send"]) => void;
	onDown: (message: FramesDown) => void;
	/** The port was lost, and another is on its way. */
	onLost: () => void;
	/** The extension is gone; nothing will follow. */
	onExtensionGone: () => void;
	signal: AbortSignal;
}

export interface FramesPort {
	/** @returns False when no port is open; the message is then lost. */
	send(message: FramesUp<Blob>): boolean;
	/** Gives up a port that no longer answers, and opens another. */
	reopen(): void;
}

/** Waits between attempts; the first four fit into three seconds, and later ones wait the last. */
const WAITS_MS = [0, 200, 600, 1200, 2500] as const;

/**
 * Keeps a port to the offscreen document open until `signal` aborts: when the document dies it has
 * another created and connects to that.
 */
export function openFramesPort(options: FramesPortOptions): FramesPort {
	const { signal } = options;
	let port: Port | null = null;
	let attempts = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isGone = false;

	const send: FramesPort["send"] = (message) => {
		if (port === null) return false;
		try {
			port.postMessage(message);
			return true;
		} catch {
			lose(port);
			return false;
		}
	};
	const open = async () => {
		try {
			await options.ensureOffscreen();
			if (signal.aborted || port !== null) return;
			adopt(options.connect());
		} catch {
			retry();
		}
	};
	const adopt = (opened: Port) => {
		port = opened;
		opened.onMessage.addListener((message) => {
			if (port !== opened) return;
			attempts = 0;
			const down = parseFramesDown(message);
			if (down !== null) options.onDown(down);
		});
		opened.onDisconnect.addListener(() => lose(opened));
		options.onOpen(send);
	};
	const lose = (lost: Port) => {
		if (port !== lost) return;
		port = null;
		options.onLost();
		retry();
	};
	const retry = () => {
		if (signal.aborted || isGone) return;
		if (!options.isExtensionAlive()) {
			isGone = true;
			options.onExtensionGone();
			return;
		}
		clearTimeout(timer);
		timer = setTimeout(() => void open(), WAITS_MS[Math.min(attempts, WAITS_MS.length - 1)]);
		attempts++;
	};

	signal.addEventListener("abort", () => {
		clearTimeout(timer);
		const closing = port;
		port = null;
		closing?.disconnect();
	});
	retry();
	return {
		send,
		reopen: () => {
			const stale = port;
			if (stale === null) return;
			lose(stale);
			stale.disconnect();
		},
	};
}
