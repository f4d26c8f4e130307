// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PaintWatch } from "../../../src/meeting/paint-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

test("what was written counts as painted once its frame is over", () => {
	const paints = new PaintWatch(window);
	expect(paints.isUnpainted()).toBe(false);
	const onFrame = vi.fn(() => expect(paints.isUnpainted()).toBe(true));
	paints.wrote(onFrame);
	expect(paints.isUnpainted()).toBe(true);
	vi.advanceTimersByTime(40);
	expect(onFrame).toHaveBeenCalledOnce();
	expect(paints.isUnpainted()).toBe(false);
});

test("where no frame comes it is not waited for", () => {
	vi.spyOn(window, "requestAnimationFrame").mockReturnValue(1);
	const paints = new PaintWatch(window);
	paints.wrote(() => {});
	vi.advanceTimersByTime(400);
	expect(paints.isUnpainted()).toBe(true);
	vi.advanceTimersByTime(200);
	expect(paints.isUnpainted()).toBe(false);
});
