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
	expect(paints.untilPaintedMs()).toBe(0);
	paints.wrote(() => {});
	vi.advanceTimersByTime(90);
	expect(paints.untilPaintedMs()).toBe(10);
	vi.advanceTimersByTime(20);
	expect(paints.untilPaintedMs()).toBe(0);
});

test("what is written without a pause is not waited for without end", () => {
	const paints = new PaintWatch(window);
	const waits = Array.from({ length: 8 }, () => {
		paints.wrote(() => {});
		vi.advanceTimersByTime(50);
		return paints.untilPaintedMs();
	});
	expect(waits).toEqual([50, 50, 50, 50, 50, 0, 0, 0]);
	vi.advanceTimersByTime(200);
	paints.wrote(() => {});
	expect(paints.untilPaintedMs()).toBe(100);
});

test("of all writes of three seconds the frame of one is told", () => {
	const paints = new PaintWatch(window);
	const onFrame = vi.fn();
	for (let write = 0; write < 50; write++) {
		paints.wrote(() => onFrame(write));
		vi.advanceTimersByTime(200);
	}
	expect(onFrame.mock.calls.flat()).toEqual([0, 15, 30, 45]);
});
