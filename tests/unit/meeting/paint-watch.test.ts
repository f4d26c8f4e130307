// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PaintWatch } from "../../../src/meeting/paint-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

test("what was written counts as unpainted for a moment", () => {
	const paints = new PaintWatch(window);
	expect(paints.isUnpainted()).toBe(false);
	paints.wrote(() => {});
	vi.advanceTimersByTime(90);
	expect(paints.isUnpainted()).toBe(true);
	vi.advanceTimersByTime(20);
	expect(paints.isUnpainted()).toBe(false);
});

test("of five writes a second the frame of one is told", () => {
	const paints = new PaintWatch(window);
	const onFrame = vi.fn();
	for (let write = 0; write < 50; write++) {
		paints.wrote(() => onFrame(write));
		vi.advanceTimersByTime(200);
	}
	expect(onFrame.mock.calls.flat()).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45]);
});
