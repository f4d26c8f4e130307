import { expect, test } from "vitest";
import { ReadingsDisplay } from "../../../src/meeting/show-readings.ts";
import type { Tile } from "../../../src/shared/tiles.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { aRoomTile } from "../engine/made-up-room.ts";
import { aTile, emptyPage, MIDDLE, SETTINGS, WORDS } from "../overlay/page-with-overlay.ts";

const TILES = ["a", "b"].map((id): Tile => aRoomTile(id, null).tile);
const READINGS = TILES.map(({ id }, index) => ({
	tileId: id,
	readings: [aReading({ trackId: index + 1, box: MIDDLE, label: "happy", shown: "happy" })],
}));

/** A display over two tiles, each with a face that looks happy, read at these times. */
function showTwo(readAtMs: readonly number[] = [1000]) {
	const { document, roots } = emptyPage();
	const display = new ReadingsDisplay(document, () => {}, new AbortController().signal);
	display.setTiles(TILES);
	display.setSettings(SETTINGS);
	display.setWords(WORDS);
	const right = { x: 400, y: 30, width: 320, height: 180 };
	const placed = [aTile({ tileId: "a" }), aTile({ tileId: "b", rect: right, clip: right })];
	display.place(placed);
	for (const atMs of readAtMs) display.show(READINGS, atMs);
	const words = (within = "") =>
		[...(roots[0]?.querySelectorAll(`${within} .label:not([data-fading]) .word`) ?? [])].map(
			(word) => word.textContent,
		);
	const boxes = () =>
		[...(roots[0]?.querySelectorAll<HTMLElement>(".frame:not([data-fading])") ?? [])].map(
			({ style }) => `${style.transform} ${style.width} ${style.height}`,
		);
	return { display, words, boxes, placed, dimmed: () => words("[data-held]") };
}

/** The second tile, changed. */
const withSecond = (change: Partial<Tile>): Tile[] =>
	TILES.map((tile) => (tile.id === "b" ? { ...tile, ...change } : tile));

test("the label of a video that stops becomes uncertain, the others stay", () => {
	const { display, words } = showTwo();
	expect(words()).toEqual(["Happy", "Happy"]);
	display.setTiles(withSecond({ skipped: "no-frames" }));
	expect(words()).toEqual(["Happy", "Uncertain"]);
});

test("with no more readings labels are dimmed, then gone, but for what is frozen", () => {
	const { display, words, dimmed } = showTwo();
	display.setTiles(withSecond({ skipped: "no-frames" }));
	display.age(2400);
	expect(dimmed()).toEqual([]);
	display.age(3500);
	expect(words()).toEqual(["Happy", "Uncertain"]);
	expect(dimmed()).toEqual(["Happy"]);
	display.age(4500);
	expect(words()).toEqual(["Uncertain"]);
});

test("a label says for some seconds that its video has stopped, however often the page tells of it", () => {
	const { display, words } = showTwo();
	const startMs = performance.now();
	for (let told = 0; told < 3; told++)
		display.setTiles(withSecond({ skipped: "no-frames", speaking: true }));
	const stoppedMs = performance.now();
	display.age(startMs + 9900);
	expect(words()).toEqual(["Uncertain"]);
	display.age(stoppedMs + 10_100);
	expect(words()).toEqual([]);
});

test("where readings are slow, labels wait for the next one for longer", () => {
	const { display, words, dimmed } = showTwo([1000, 3000, 5000]);
	display.age(10_500);
	expect(words()).toEqual(["Happy", "Happy"]);
	expect(dimmed()).toEqual([]);
	display.age(12_000);
	expect(dimmed()).toEqual(["Happy", "Happy"]);
	display.show(READINGS, 12_100);
	expect(dimmed()).toEqual([]);
	display.age(22_100);
	expect(words()).toEqual([]);
});

test("each tile has its own pace", () => {
	const { display, words, dimmed } = showTwo([1000, 3000]);
	for (const atMs of [3200, 3400, 3600, 3800, 4000]) display.show(READINGS.slice(0, 1), atMs);
	display.age(6000);
	expect(words()).toEqual(["Happy", "Happy"]);
	expect(dimmed()).toEqual(["Happy"]);
});

test("a reading under way while its tile changes hands is not shown for who is there now", () => {
	const { display, words } = showTwo();
	const takenAtMs = performance.now();
	display.setTiles(withSecond({ width: 99 }));
	display.show(display.stillTrue(READINGS, takenAtMs - 1), 1200);
	expect(words()).toEqual(["Happy"]);
	display.show(display.stillTrue(READINGS, performance.now()), 1400);
	expect(words()).toEqual(["Happy", "Happy"]);
});

test("what a tile showed before it changed hands is gone at once, however slow its readings", () => {
	const { display, words } = showTwo([1000, 3000, 5000]);
	display.setTiles(withSecond({ width: 99 }));
	expect(words()).toEqual(["Happy"]);
});

test("a label stays where it is while its video is sent in another size", () => {
	const { display, words, boxes, placed } = showTwo();
	display.setSettings({ ...SETTINGS, boxes: true });
	const before = boxes();
	expect(before).toHaveLength(2);
	const { width, height } = TILES[1] ?? { width: 0, height: 0 };
	display.setTiles(withSecond({ width: 2 * width, height: 2 * height }));
	display.place(
		placed.map((tile) =>
			tile.tileId === "b"
				? { ...tile, sourceWidth: 2 * tile.sourceWidth, sourceHeight: 2 * tile.sourceHeight }
				: tile,
		),
	);
	expect(words()).toEqual(["Happy", "Happy"]);
	expect(boxes()).toEqual(before);
});

test("a video that goes on is read again", () => {
	const { display, words } = showTwo();
	display.setTiles(withSecond({ skipped: "no-frames" }));
	display.setTiles(TILES);
	display.show(READINGS, 2000);
	expect(words()).toEqual(["Happy", "Happy"]);
});
