import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameQueue } from "../../../src/offscreen/frame-queue.ts";

test("an empty queue gives nothing", () => {
	expect(new FrameQueue().take()).toBeUndefined();
});

test("of one page the newest frame is kept, and the older handed back", () => {
	const queue = new FrameQueue<string, number>();
	expect(queue.offer("a", 1)).toBeUndefined();
	expect(queue.offer("a", 2)).toBe(1);
	expect(queue.take()).toEqual({ page: "a", frame: 2 });
	expect(queue.take()).toBeUndefined();
});

test("no page that waits is served less often than another, whatever the others send", () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 60 }), (offers) => {
			const queue = new FrameQueue<string, number>();
			const served = { a: 0, b: 0, c: 0 };
			const pages = ["a", "b", "c"] as const;
			for (const [frame, extra] of offers.entries()) {
				for (const page of pages) queue.offer(page, frame);
				queue.offer(extra, frame);
				const next = queue.take();
				if (next) served[next.page as "a"] += 1;
			}
			const counts = Object.values(served);
			expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
		}),
	);
});

test("a page that was removed waits no more, and what is cleared is handed back", () => {
	const queue = new FrameQueue<string, number>();
	for (const [frame, page] of ["a", "b", "c"].entries()) queue.offer(page, frame);
	queue.remove("b");
	expect(queue.clear().map(({ page }) => page)).toEqual(["a", "c"]);
	expect(queue.take()).toBeUndefined();
});
