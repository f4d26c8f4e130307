// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";
import { placeTiles } from "../../../src/meeting/place-tiles.ts";
import type { PlacedTile } from "../../../src/overlay/placed-tile.ts";

function element(rect: DOMRect): Element {
	const made = document.createElement("canvas");
	made.getBoundingClientRect = () => rect;
	return made;
}

function tileAt(rect: DOMRect, clippers: Element[] = [], skipped?: "hidden"): FoundTile {
	const media = element(rect);
	return {
		tile: { id: "t1", ...(skipped && { skipped }) },
		picture: { media, place: media, crop: { x: 0, y: 0, width: 640, height: 360 } },
		style: {
			objectFit: "cover",
			objectPosition: { x: { share: 0.5, px: 0 }, y: { share: 0.5, px: 0 } },
			mirrored: true,
			insets: { left: 2, top: 2, right: 2, bottom: 2 },
			clippers,
		},
	} as unknown as FoundTile;
}

function setUp(tiles: FoundTile[], untilPaintedMs = () => 0) {
	const ended = new AbortController();
	const looks: (readonly PlacedTile[])[] = [];
	const placer = placeTiles({
		page: document,
		tiles: () => tiles,
		onPlaced: (placed) => looks.push(placed),
		untilPaintedMs,
		signal: ended.signal,
	});
	return { ended, looks, placer };
}

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal("innerWidth", 1000);
	vi.stubGlobal("innerHeight", 800);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

test("a tile is placed by its content box, cut by the window and by what clips it", () => {
	const clipper = element(new DOMRect(0, 0, 500, 100));
	const { ended, looks } = setUp([tileAt(new DOMRect(100, -50, 404, 304), [clipper])]);
	vi.advanceTimersByTime(20);
	expect(looks[0]).toMatchObject([
		{
			tileId: "t1",
			rect: { x: 102, y: -48, width: 400, height: 300 },
			clip: { x: 102, y: 0, width: 398, height: 100 },
			sourceWidth: 640,
			sourceHeight: 360,
			objectFit: "cover",
			mirrored: true,
		},
	]);
	ended.abort();
});

test("a tile that is not read has no place", () => {
	const { ended, looks } = setUp([tileAt(new DOMRect(0, 0, 400, 300), [], "hidden")]);
	vi.advanceTimersByTime(20);
	expect(looks[0]).toEqual([]);
	ended.abort();
});

test("a moving tile is followed at every frame, a still one at ten looks a second", () => {
	const rect = new DOMRect(0, 0, 400, 300);
	const { ended, looks, placer } = setUp([tileAt(rect)]);
	vi.advanceTimersByTime(3000);
	looks.length = 0;
	vi.advanceTimersByTime(1000);
	expect(looks.length).toBeLessThanOrEqual(11);
	looks.length = 0;
	placer.wake();
	for (let step = 0; step < 30; step++) {
		rect.x += 5;
		vi.advanceTimersByTime(16);
	}
	expect(looks.length).toBeGreaterThanOrEqual(28);
	expect(looks.at(-1)?.[0]?.rect.x).toBeGreaterThan(140);
	ended.abort();
});

test("between frames it is not looked before what was written is painted", () => {
	let leftMs = 0;
	const { ended, looks } = setUp([tileAt(new DOMRect(0, 0, 400, 300))], () => leftMs);
	vi.advanceTimersByTime(3000);
	looks.length = 0;
	leftMs = 50;
	vi.advanceTimersByTime(400);
	expect(looks).toHaveLength(0);
	leftMs = 0;
	vi.advanceTimersByTime(50);
	expect(looks).toHaveLength(1);
	ended.abort();
});

test("where nothing has moved the very same tiles are told", () => {
	const rect = new DOMRect(0, 0, 400, 300);
	const { ended, looks } = setUp([tileAt(rect)]);
	vi.advanceTimersByTime(3000);
	expect(new Set(looks).size).toBe(1);
	rect.x = 7;
	vi.advanceTimersByTime(1000);
	expect(new Set(looks).size).toBe(2);
	ended.abort();
});

test("of many tiles at rest a look is at some, and one that moves by itself is found all the same", () => {
	const rects = Array.from({ length: 25 }, (_, index) => new DOMRect(40 * index, 0, 30, 20));
	const tiles = rects.map((rect) => tileAt(rect));
	const asked = tiles.map(({ picture }) => vi.spyOn(picture.place, "getBoundingClientRect"));
	const calls = () => asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
	const { ended, looks } = setUp(tiles);
	vi.advanceTimersByTime(3000);
	const before = calls();
	vi.advanceTimersByTime(1000);
	expect(calls() - before).toBeLessThanOrEqual(11 * 7);
	for (const moved of [0, 11, 24]) {
		(rects[moved] ?? new DOMRect()).y += 300;
		vi.advanceTimersByTime(450);
		expect(looks.at(-1)?.[moved]?.rect.y).toBe(302);
		vi.advanceTimersByTime(3000);
	}
	ended.abort();
});

test("tiles of a new scan are all looked at", () => {
	const first = [tileAt(new DOMRect(0, 0, 400, 300))];
	let tiles = first;
	const ended = new AbortController();
	const looks: (readonly PlacedTile[])[] = [];
	const onPlaced = (placed: readonly PlacedTile[]) => looks.push(placed);
	placeTiles({ page: document, tiles: () => tiles, onPlaced, signal: ended.signal });
	vi.advanceTimersByTime(3000);
	tiles = [...first, tileAt(new DOMRect(400, 0, 400, 300))];
	vi.advanceTimersByTime(120);
	expect(looks.at(-1)).toHaveLength(2);
	ended.abort();
});

test("a page that always says it moves is looked at less often, until something does", () => {
	const rect = new DOMRect(0, 0, 400, 300);
	const { ended, looks, placer } = setUp([tileAt(rect)]);
	const pass = (frames: number, stepPx: number) => {
		for (let frame = 0; frame < frames; frame++) {
			rect.x += stepPx;
			placer.wake();
			vi.advanceTimersByTime(16);
		}
	};
	pass(120, 0);
	looks.length = 0;
	pass(60, 0);
	expect(looks.length).toBeGreaterThanOrEqual(15);
	expect(looks.length).toBeLessThanOrEqual(25);
	looks.length = 0;
	pass(30, 5);
	expect(looks.length).toBeGreaterThanOrEqual(26);
	ended.abort();
});

test("a page that was written anew tells nobody that it is shown again, and is followed all the same", () => {
	const rect = new DOMRect(0, 0, 400, 300);
	const { ended, looks } = setUp([tileAt(rect)]);
	const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
	vi.advanceTimersByTime(5000);
	hidden.mockReturnValue(false);
	rect.y = 150;
	vi.advanceTimersByTime(1500);
	expect(looks.at(-1)).toMatchObject([{ rect: { y: 152 } }]);
	ended.abort();
	expect(vi.getTimerCount()).toBe(0);
});

test("a hidden page is left alone until it is shown", () => {
	const { ended, looks } = setUp([tileAt(new DOMRect(0, 0, 400, 300))]);
	const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
	vi.advanceTimersByTime(1000);
	const before = looks.length;
	vi.advanceTimersByTime(5000);
	expect(looks).toHaveLength(before);
	hidden.mockReturnValue(false);
	document.dispatchEvent(new Event("visibilitychange"));
	vi.advanceTimersByTime(20);
	expect(looks.length).toBeGreaterThan(before);
	ended.abort();
});

test("ended, it leaves no timer and no frame", () => {
	const { ended } = setUp([tileAt(new DOMRect(0, 0, 400, 300))]);
	vi.advanceTimersByTime(50);
	ended.abort();
	expect(vi.getTimerCount()).toBe(0);
});

test("a video that shows another stream has no place, before a scan finds that", () => {
	const media = document.createElement("video");
	media.getBoundingClientRect = () => new DOMRect(0, 0, 400, 300);
	let isCurrent = true;
	const { picture, ...rest } = tileAt(new DOMRect());
	const shown = { ...picture, media, place: media, isCurrent: () => isCurrent };
	const { ended, looks } = setUp([{ ...rest, picture: shown }]);
	vi.advanceTimersByTime(3000);
	expect(looks.at(-1)).toHaveLength(1);
	isCurrent = false;
	vi.advanceTimersByTime(110);
	expect(looks.at(-1)).toEqual([]);
	ended.abort();
});
