import { beforeEach, expect, test, vi } from "vitest";
import { captureTab } from "../../../src/offscreen/captured-tab.ts";

/** The one track of a captured tab. */
class Track extends EventTarget {
	readyState = "live";

	stop(): void {
		this.readyState = "ended";
	}
}

let track: Track;
let play: () => Promise<void>;

beforeEach(() => {
	track = new Track();
	play = async () => undefined;
	const stream = { getVideoTracks: () => [track] };
	vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: async () => stream } });
	vi.stubGlobal("document", {
		createElement: () => ({ play: () => play(), videoWidth: 640, videoHeight: 360 }),
	});
	return () => vi.unstubAllGlobals();
});

test("a captured tab is told once when the browser ends it, and not when it is let go", async () => {
	const onEnd = vi.fn();
	const tab = await captureTab("stream", onEnd);
	expect(tab.size()).toEqual({ width: 640, height: 360 });
	tab.end();
	expect(track.readyState).toBe("ended");
	expect(onEnd).not.toHaveBeenCalled();
	track.dispatchEvent(new Event("ended"));
	expect(onEnd).toHaveBeenCalledOnce();
});

test("a picture that cannot be played is let go: the browser would say for ever that the tab is captured", async () => {
	play = () => Promise.reject(new Error("interrupted"));
	await expect(captureTab("stream", vi.fn())).rejects.toThrow("interrupted");
	expect(track.readyState).toBe("ended");
});

test("one that ends before it plays is none", async () => {
	const onEnd = vi.fn();
	play = async () => {
		track.stop();
		track.dispatchEvent(new Event("ended"));
	};
	await expect(captureTab("stream", onEnd)).rejects.toThrow("has ended");
	expect(onEnd).not.toHaveBeenCalled();
});
