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
	onOpen: () => void;
	onDown: (message: FramesDown) => void;
	/** The port was lost, and another is on its way. */
	onLost: () => void;
	/** The extension is gone; nothing will follow. */
	onExtensionGone: () => void;
	signal: AbortSignal;
}

/** Waits between attempts; the first four fit into three seconds, and later ones wait the last. */
const WAITS_MS = [0, 200, 600, 1200, 2500] as const;

/**
 * Keeps a port to the offscreen document open until the signal aborts: when the document dies it has
 * another created and connects to that.
 */
export function openFramesPort(options: FramesPortOptions): FramesPort {
	const port = new FramesPort(options);
	port.start();
	return port;
}

export class FramesPort {
	private port: Port | null = null;
	private attempts = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private isGone = false;

	constructor(private readonly options: FramesPortOptions) {}

	start(): void {
		this.options.signal.addEventListener("abort", () => {
			clearTimeout(this.timer);
			const closing = this.port;
			this.port = null;
			if (closing !== null) close(closing);
		});
		this.retry();
	}

	/** @returns False when no port is open; the message is then lost. */
	send(message: FramesUp<Blob>): boolean {
		const { port } = this;
		if (port === null) return false;
		try {
			port.postMessage(message);
			return true;
		} catch {
			this.lose(port);
			return false;
		}
	}

	/** Gives up a port that no longer answers, and opens another. */
	reopen(): void {
		const stale = this.port;
		if (stale === null) return;
		this.lose(stale);
		close(stale);
	}

	private async open(): Promise<void> {
		try {
			await this.options.ensureOffscreen();
			if (this.options.signal.aborted || this.port !== null) return;
			this.adopt(this.options.connect());
		} catch {
			this.retry();
		}
	}

	private adopt(opened: Port): void {
		this.port = opened;
		opened.onMessage.addListener((message) => {
			if (this.port !== opened) return;
			this.attempts = 0;
			const down = parseFramesDown(message);
			if (down !== null) this.options.onDown(down);
		});
		opened.onDisconnect.addListener(() => this.lose(opened));
		this.options.onOpen();
	}

	private lose(lost: Port): void {
		if (this.port !== lost) return;
		this.port = null;
		this.options.onLost();
		this.retry();
	}

	private retry(): void {
		if (this.options.signal.aborted || this.isGone) return;
		if (!this.options.isExtensionAlive()) {
			this.isGone = true;
			this.options.onExtensionGone();
			return;
		}
		const waitMs = WAITS_MS[Math.min(this.attempts++, WAITS_MS.length - 1)];
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.open(), waitMs);
	}
}

function close(port: Port): void {
	try {
		port.disconnect();
	} catch {
		// The extension is gone, and the port with it.
	}
}
