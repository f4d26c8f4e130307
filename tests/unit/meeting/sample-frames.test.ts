// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";
import type { Atlas } from "../../../src/meeting/paint-atlas.ts";
import { sampleFrames } from "../../../src/meeting/sample-frames.ts";
import type { FramesUp } from "../../../src/shared/frames.ts";
import type { SkipReason } from "../../../src/shared/tiles.ts";

type Frame = Extract<FramesUp<Blob>, { kind: "frame" }>;

const box = { x: 0, y: 0, width: 1, height: 1 };
const tile = (id: string, skipped?: SkipReason) =>
	({
		tile: { id, ...(skipped && { skipped }) },
		picture: { media: { id } },
	}) as unknown as FoundTile;

function setUp(tiles: FoundTile[]) {
	const ended = new AbortController();
	const frames: Frame[] = [];
	const stale = new Set<string>();
	const paint = vi.fn(
		async (due: readonly FoundTile[]): Promise<Atlas | null> => ({
			patches: due.map((found) => ({ tileId: found.tile.id, source: box, place: box })),
			picture: new Blob(),
			busyMs: 1,
		}),
	);
	const onSilence = vi.fn();
	const sampler = sampleFrames({
		page: document,
		tiles: () => tiles,
		frames: {
			isFresh: (media) => !stale.has((media as unknown as { id: string }).id),
			markCopied: () => {},
		},
		painter: { paint },
		send: (message) => {
			if (message.kind === "frame") frames.push(message);
			return true;
		},
		onSilence,
		signal: ended.signal,
	});
	const answer = () => sampler.answered(frames.at(-1)?.atMs ?? 0);
	const shown = () => frames.map(({ patches }) => patches.map(({ tileId }) => tileId));
	return { ended, frames, stale, paint, onSilence, sampler, answer, shown };
}

/** Lets time pass, answering every frame at once. */
async function passAnswering(ms: number, answer: () => void): Promise<void> {
	for (let passed = 0; passed < ms; passed += 10) {
		await vi.advanceTimersByTimeAsync(10);
		answer();
	}
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

test("frames follow one another at the pace's interval", async () => {
	const { frames, answer, sampler } = setUp([tile("a")]);
	await passAnswering(1990, answer);
	expect(frames).toHaveLength(10);
	sampler.setPace({ intervalMs: 500, tilePx: 128 });
	await passAnswering(2000, answer);
	expect(frames.length).toBeGreaterThanOrEqual(13);
	expect(frames.length).toBeLessThanOrEqual(15);
});

test("the next frame waits for the readings of the last", async () => {
	const { frames, answer } = setUp([tile("a")]);
	await vi.advanceTimersByTimeAsync(2500);
	expect(frames).toHaveLength(1);
	answer();
	await vi.advanceTimersByTimeAsync(20);
	expect(frames).toHaveLength(2);
});

test("a frame without an answer is given up after three seconds, and two in a row are told", async () => {
	const { frames, onSilence } = setUp([tile("a")]);
	await vi.advanceTimersByTimeAsync(3500);
	expect(frames).toHaveLength(2);
	expect(onSilence).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(3500);
	expect(onSilence).toHaveBeenCalledOnce();
});

test("an answer to another frame changes nothing", async () => {
	const { frames, sampler } = setUp([tile("a")]);
	await vi.advanceTimersByTimeAsync(100);
	sampler.answered(1);
	await vi.advanceTimersByTimeAsync(1000);
	expect(frames).toHaveLength(1);
});

test("only readable tiles with a new picture are copied", async () => {
	const { stale, answer, shown } = setUp([tile("a"), tile("b", "screen-share"), tile("c")]);
	stale.add("c");
	await passAnswering(150, answer);
	expect(shown()).toEqual([["a"]]);
	stale.delete("c");
	stale.add("a");
	await passAnswering(250, answer);
	expect(new Set(shown().slice(1).flat())).toEqual(new Set(["c"]));
});

test("tiles that were left out of one frame come first in the next", async () => {
	const { paint, answer } = setUp([tile("a"), tile("b"), tile("c")]);
	paint.mockImplementation(async (due) => ({
		patches: due.slice(0, 1).map((found) => ({ tileId: found.tile.id, source: box, place: box })),
		picture: new Blob(),
		busyMs: 1,
	}));
	await passAnswering(990, answer);
	const first = paint.mock.calls.map(([due]) => due[0]?.tile.id);
	expect(first).toEqual(["a", "b", "c", "a", "b"]);
});

test("a large room is read in turns of 49", async () => {
	const { paint, answer } = setUp(Array.from({ length: 60 }, (_, index) => tile(`${index}`)));
	await passAnswering(250, answer);
	const [first, second] = paint.mock.calls.map(([due]) => due.map((found) => found.tile.id));
	expect(first).toHaveLength(49);
	expect(second?.slice(0, 11)).toEqual(Array.from({ length: 11 }, (_, index) => `${49 + index}`));
});

test("a hidden page is not read, and goes on at once when it is shown", async () => {
	const { frames, answer } = setUp([tile("a")]);
	const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
	await passAnswering(1000, answer);
	expect(frames).toHaveLength(0);
	hidden.mockReturnValue(false);
	document.dispatchEvent(new Event("visibilitychange"));
	await vi.advanceTimersByTimeAsync(10);
	expect(frames).toHaveLength(1);
});

test("a copy that was not finished before the page was hidden is thrown away", async () => {
	const { paint, frames, answer } = setUp([tile("a")]);
	paint.mockImplementationOnce(
		() =>
			new Promise((resolve) =>
				setTimeout(() => resolve({ patches: [], picture: new Blob(), busyMs: 0 }), 5000),
			),
	);
	await vi.advanceTimersByTimeAsync(5000);
	expect(frames).toHaveLength(0);
	await passAnswering(100, answer);
	expect(frames).toHaveLength(1);
});

test("a copy that fails ends neither the page nor the sampling", async () => {
	const { paint, frames, answer } = setUp([tile("a")]);
	paint.mockResolvedValueOnce(null);
	await passAnswering(400, answer);
	expect(frames.length).toBeGreaterThanOrEqual(1);
});

test("ended, it leaves no timer", async () => {
	const { ended } = setUp([tile("a")]);
	await vi.advanceTimersByTimeAsync(500);
	ended.abort();
	await vi.advanceTimersByTimeAsync(500);
	expect(vi.getTimerCount()).toBe(0);
});
