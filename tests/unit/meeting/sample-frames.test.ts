// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";
import { sampleFrames } from "../../../src/meeting/sample-frames.ts";
import type { Atlas, WantedCopy } from "../../../src/meeting/wanted-copy.ts";
import type { FramesUp, TilePlan } from "../../../src/shared/frames.ts";
import type { SkipReason } from "../../../src/shared/tiles.ts";

type Frame = Extract<FramesUp<Blob>, { kind: "frame" }>;

const box = { x: 0, y: 0, width: 1, height: 1 };
const tile = (id: string, skipped?: SkipReason) =>
	({
		tile: { id, ...(skipped && { skipped }) },
		isCaptured: false,
		picture: { media: { id }, isCurrent: () => true },
	}) as unknown as FoundTile;

const atlasOf = (wanted: readonly WantedCopy[]): Atlas => ({
	patches: wanted.map(({ found }) => ({ tileId: found.tile.id, source: box, place: box })),
	width: 1,
	height: 1,
	bytes: new Blob(),
	busyMs: 1,
});

const plan = (tileId: string, afterMs: number, closeUps: TilePlan["closeUps"] = []): TilePlan => ({
	tileId,
	afterMs,
	closeUps,
});

function setUp(tiles: FoundTile[]) {
	const ended = new AbortController();
	const frames: Frame[] = [];
	const stale = new Set<string>();
	const paint = vi.fn(
		async (wanted: readonly WantedCopy[]): Promise<Atlas | null> => atlasOf(wanted),
	);
	const aim = (_: Document, due: readonly FoundTile[]): Atlas => ({
		patches: due.map((found) => ({ tileId: found.tile.id, source: box, place: box })),
		width: 1280,
		height: 800,
		bytes: null,
		busyMs: 0,
	});
	const onSilence = vi.fn();
	const sampler = sampleFrames({
		page: document,
		tiles: () => tiles,
		frames: {
			isFresh: (media) => !stale.has((media as unknown as { id: string }).id),
			markCopied: () => {},
		},
		painter: { paint },
		aim,
		send: (message) => {
			if (message.kind === "frame") frames.push(message);
			return true;
		},
		onSilence,
		signal: ended.signal,
	});
	const answer = (...plans: TilePlan[]) => sampler.answered(frames.at(-1)?.atMs ?? 0, plans);
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

test("of many new tiles some are sent at once, fewer before a label can be shown, and the first of them again soon", async () => {
	const many = Array.from({ length: 20 }, (_, index) => tile(`t${index}`));
	const { shown, sampler, frames, ended } = setUp(many);
	for (let step = 0; step < 40; step++) {
		await vi.advanceTimersByTimeAsync(10);
		const ids = shown().at(-1) ?? [];
		sampler.answered(
			frames.at(-1)?.atMs ?? 0,
			ids.map((id) => plan(id, 50)),
		);
	}
	const [first = []] = shown();
	const again = shown().findIndex(
		(ids, frame) => frame > 0 && ids.some((id) => first.includes(id)),
	);
	const all = shown().findIndex(
		(_, frame) =>
			new Set(
				shown()
					.slice(0, frame + 1)
					.flat(),
			).size === many.length,
	);
	expect(again).toBeGreaterThan(0);
	expect(again).toBeLessThan(all);
	for (const ids of shown().slice(0, again + 1)) expect(ids).toHaveLength(4);
	for (const ids of shown().slice(again + 1, all)) expect(ids).toHaveLength(8);
	expect((frames[1]?.atMs ?? 0) - (frames[0]?.atMs ?? 0)).toBeLessThan(100);
	ended.abort();
});

test("where an answer takes long, all tiles that are left go together", async () => {
	const many = Array.from({ length: 20 }, (_, index) => tile(`t${index}`));
	const { shown, sampler, frames, ended } = setUp(many);
	await vi.advanceTimersByTimeAsync(900);
	const first = shown()[0] ?? [];
	sampler.answered(
		frames[0]?.atMs ?? 0,
		first.map((id) => plan(id, 200)),
	);
	await vi.advanceTimersByTimeAsync(100);
	expect(first).toHaveLength(4);
	expect(shown()[1]).toHaveLength(20);
	ended.abort();
});

test("while frames are answered with nothing, or none can be taken, they keep their interval", async () => {
	const many = Array.from({ length: 20 }, (_, index) => tile(`t${index}`));
	const { frames, answer, paint, ended } = setUp(many);
	await passAnswering(1990, answer);
	expect(frames).toHaveLength(10);
	paint.mockClear().mockResolvedValue(null);
	await passAnswering(2000, answer);
	expect(paint.mock.calls.length).toBeLessThanOrEqual(11);
	ended.abort();
});

test("faces that are followed are copied together, however many", async () => {
	const many = Array.from({ length: 20 }, (_, index) => tile(`t${index}`));
	const { shown, sampler, frames, ended } = setUp(many);
	const closeUps = [{ trackId: 1, source: box }];
	for (let step = 0; step < 200; step++) {
		await vi.advanceTimersByTimeAsync(10);
		const ids = shown().at(-1) ?? [];
		sampler.answered(
			frames.at(-1)?.atMs ?? 0,
			ids.map((id) => plan(id, 200, closeUps)),
		);
	}
	expect(shown().at(-1)).toHaveLength(20);
	ended.abort();
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

test("a port that is slow, not silent, is given up ever later, and no more once it has answered", async () => {
	const { frames, onSilence, sampler } = setUp([tile("a")]);
	await vi.advanceTimersByTimeAsync(7000);
	expect(onSilence).toHaveBeenCalledTimes(1);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(onSilence).toHaveBeenCalledTimes(1);
	await vi.advanceTimersByTimeAsync(4000);
	expect(onSilence).toHaveBeenCalledTimes(2);
	for (let frame = 0; frame < 6; frame++) {
		await vi.advanceTimersByTimeAsync(8000);
		sampler.answered(frames.at(-1)?.atMs ?? 0, []);
	}
	expect(onSilence).toHaveBeenCalledTimes(2);
});

test("an answer that comes too late for its frame is a sign of life all the same", async () => {
	const { frames, onSilence, sampler } = setUp([tile("a")]);
	for (let round = 0; round < 4; round++) {
		await vi.advanceTimersByTimeAsync(3500);
		sampler.answered(frames.at(-2)?.atMs ?? 0, []);
	}
	expect(onSilence).not.toHaveBeenCalled();
});

test("an answer to another frame changes nothing", async () => {
	const { frames, sampler } = setUp([tile("a")]);
	await vi.advanceTimersByTimeAsync(100);
	sampler.answered(1, []);
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

test("what has become another's since it was found is not copied before it is found anew", async () => {
	const [kept, moved] = [tile("a"), tile("b")];
	const { answer, shown } = setUp([kept, moved]);
	await passAnswering(150, answer);
	moved.picture.isCurrent = () => false;
	await passAnswering(500, answer);
	expect(shown()[0]).toEqual(["a", "b"]);
	expect(new Set(shown().slice(1).flat())).toEqual(new Set(["a"]));
});

test("each tile is copied when its plan wants it, together with those that are nearly due", async () => {
	const { answer, frames, shown } = setUp([tile("a"), tile("b"), tile("c")]);
	const plans = [plan("a", 200), plan("b", 1000), plan("c", 230)];
	for (let passed = 0, seen = 0; passed < 950; passed += 10) {
		await vi.advanceTimersByTimeAsync(10);
		if (frames.length > seen) answer(...plans);
		seen = frames.length;
	}
	expect(shown()).toEqual([["a", "b", "c"], ...Array.from({ length: 4 }, () => ["a", "c"])]);
});

test("close-ups are copied as planned, and the whole tile where their plan has grown old", async () => {
	const { answer, paint, stale } = setUp([tile("a")]);
	const closeUps = [{ trackId: 3, source: { x: 1, y: 2, width: 30, height: 30 } }];
	await vi.advanceTimersByTimeAsync(10);
	answer(plan("a", 200, closeUps));
	await vi.advanceTimersByTimeAsync(250);
	stale.add("a");
	answer(plan("a", 200, closeUps));
	await vi.advanceTimersByTimeAsync(3000);
	stale.delete("a");
	await vi.advanceTimersByTimeAsync(1000);
	expect(paint.mock.calls.map(([wanted]) => wanted[0]?.closeUps)).toEqual([[], closeUps, []]);
});

test("tiles that were left out of one frame come first in the next", async () => {
	const { paint, answer } = setUp([tile("a"), tile("b"), tile("c")]);
	paint.mockImplementation(async (wanted) => atlasOf(wanted.slice(0, 1)));
	await passAnswering(990, answer);
	const first = paint.mock.calls.map(([wanted]) => wanted[0]?.found.tile.id);
	expect(first).toEqual(["a", "b", "c", "a", "b"]);
});

test("a large room is read in turns of 49", async () => {
	const ids = Array.from({ length: 60 }, (_, index) => `${index}`);
	const { shown, sampler, frames, ended } = setUp(ids.map((id) => tile(id)));
	const closeUps = [{ trackId: 1, source: box }];
	await passAnswering(6000, () => {
		const last = shown().at(-1) ?? [];
		sampler.answered(
			frames.at(-1)?.atMs ?? 0,
			last.map((id) => plan(id, 0, closeUps)),
		);
	});
	expect(shown().at(-1)).toHaveLength(49);
	expect(new Set(shown().slice(-2).flat()).size).toBe(60);
	ended.abort();
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
		() => new Promise((resolve) => setTimeout(() => resolve(atlasOf([])), 5000)),
	);
	await vi.advanceTimersByTimeAsync(5000);
	expect(frames).toHaveLength(0);
	await passAnswering(100, answer);
	expect(frames).toHaveLength(1);
});

test("whoever is left out while their picture is taken is not sent, and the others are with the next", async () => {
	const tiles = [tile("own"), tile("other")];
	const { paint, shown, answer } = setUp(tiles);
	paint.mockImplementationOnce(async (wanted) => {
		tiles[1] = tile("other", "left-out");
		return atlasOf(wanted);
	});
	await passAnswering(600, answer);
	expect(shown().length).toBeGreaterThan(0);
	for (const ids of shown()) expect(ids).toEqual(["own"]);
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

test("tiles read from the tab's picture and tiles that are copied take turns", async () => {
	const captured = { ...tile("c"), isCaptured: true };
	const { frames, answer, shown } = setUp([tile("a"), captured]);
	await passAnswering(790, answer);
	expect(shown()).toEqual([["a"], ["c"], ["a"], ["c"]]);
	expect(frames.map(({ atlas }) => atlas instanceof Blob)).toEqual([true, false, true, false]);
});
