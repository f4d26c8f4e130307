import { expect, test } from "vitest";
import { ReadingsDisplay } from "../../../src/meeting/show-readings.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { aTile, emptyPage, MIDDLE, SETTINGS, WORDS } from "../overlay/page-with-overlay.ts";

/** A display over two tiles, each with a face that looks happy. */
function showTwo() {
	const { document, roots } = emptyPage();
	const display = new ReadingsDisplay(document, () => {}, new AbortController().signal);
	display.setOccupied(true);
	display.setSettings(SETTINGS);
	display.setWords(WORDS);
	const right = { x: 400, y: 30, width: 320, height: 180 };
	display.place([aTile({ tileId: "a" }), aTile({ tileId: "b", rect: right, clip: right })]);
	const tiles = ["a", "b"].map((tileId, index) => ({
		tileId,
		readings: [aReading({ trackId: index + 1, box: MIDDLE, label: "happy", shown: "happy" })],
	}));
	display.show(tiles, 1000);
	const words = () =>
		[...(roots[0]?.querySelectorAll(".label:not([data-fading]) .word") ?? [])].map(
			(word) => word.textContent,
		);
	return { display, tiles, words };
}

test("the label of a video that stops becomes uncertain, the others stay", () => {
	const { display, words } = showTwo();
	expect(words()).toEqual(["Happy", "Happy"]);
	display.setFrozen(["b"]);
	expect(words()).toEqual(["Happy", "Uncertain"]);
});

test("with no more readings, only what is frozen stays on the screen", () => {
	const { display, words } = showTwo();
	display.setFrozen(["b"]);
	display.dropStale(3500);
	expect(words()).toEqual(["Happy", "Uncertain"]);
	display.dropStale(4500);
	expect(words()).toEqual(["Uncertain"]);
});

test("a video that goes on is read again", () => {
	const { display, tiles, words } = showTwo();
	display.setFrozen(["b"]);
	display.setFrozen([]);
	display.show(tiles, 2000);
	expect(words()).toEqual(["Happy", "Happy"]);
});
