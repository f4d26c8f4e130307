// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { watchPictureInPicture } from "../../../src/meeting/watch-picture-in-picture.ts";

/** The browser's own end of it. */
class FakePictureInPicture extends EventTarget {
	window: (EventTarget & { document: Document }) | null = null;

	open(): EventTarget {
		const opened = new EventTarget();
		const shown = document.implementation.createHTMLDocument();
		this.window = Object.assign(opened, { document: shown });
		this.dispatchEvent(new Event("enter"));
		return opened;
	}
}

function setUp() {
	const floating = new FakePictureInPicture();
	vi.stubGlobal("documentPictureInPicture", floating);
	const ended = new AbortController();
	const signals: AbortSignal[] = [];
	const watch = () =>
		watchPictureInPicture(document, (_, signal) => void signals.push(signal), ended.signal);
	return { floating, ended, signals, watch };
}

afterEach(() => vi.unstubAllGlobals());

test("each window is told once, until it closes", () => {
	const { floating, signals, watch } = setUp();
	watch();
	const first = floating.open();
	expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
	first.dispatchEvent(new Event("pagehide"));
	floating.open();
	expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test("a window that was open before is told too, and all end with the watch", () => {
	const { floating, ended, signals, watch } = setUp();
	floating.open();
	watch();
	ended.abort();
	floating.open();
	expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test("a browser without such windows has none", () => {
	const told = vi.fn();
	watchPictureInPicture(document, told, new AbortController().signal);
	expect(told).not.toHaveBeenCalled();
});
