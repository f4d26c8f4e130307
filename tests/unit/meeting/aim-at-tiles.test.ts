// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aimAtTiles } from "../../../src/meeting/aim-at-tiles.ts";
import type { FoundTile } from "../../../src/meeting/find-tiles.ts";

beforeEach(() => {
	vi.stubGlobal("innerWidth", 1000);
	vi.stubGlobal("innerHeight", 800);
});
afterEach(() => vi.unstubAllGlobals());

function tileAt(rect: DOMRect): FoundTile {
	const place = document.createElement("canvas");
	place.getBoundingClientRect = () => rect;
	return {
		tile: { id: "t", width: 300, height: 200 },
		picture: { place },
		style: { insets: { left: 0, top: 0, right: 0, bottom: 0 }, clippers: [] },
	} as unknown as FoundTile;
}

const placeOf = (rect: DOMRect) => aimAtTiles(document, [tileAt(rect)])?.patches[0]?.place;

test("a tile is aimed at where the window shows it, cut at its edge", () => {
	expect(aimAtTiles(document, [tileAt(new DOMRect(800, 10, 300, 200))])).toEqual({
		width: 1000,
		height: 800,
		bytes: null,
		patches: [
			{
				tileId: "t",
				source: { x: 0, y: 0, width: 300, height: 200 },
				place: { x: 800, y: 10, width: 200, height: 200 },
			},
		],
		busyMs: 0,
	});
});

test("after a pinch, it is where the enlarged part of the page shows it", () => {
	vi.stubGlobal("visualViewport", { scale: 2, offsetLeft: 100, offsetTop: 50 });
	expect(placeOf(new DOMRect(150, 60, 300, 200))).toEqual({
		x: 100,
		y: 20,
		width: 600,
		height: 400,
	});
});

test("in a frame of the same origin, the frame's own place counts", () => {
	const frame = document.createElement("iframe");
	frame.getBoundingClientRect = () => new DOMRect(40, 30, 900, 700);
	const top = { innerWidth: 1400, innerHeight: 900, parent: undefined as unknown };
	top.parent = top;
	vi.stubGlobal("parent", top);
	vi.stubGlobal("top", top);
	vi.stubGlobal("frameElement", frame);
	const aimed = aimAtTiles(document, [tileAt(new DOMRect(10, 10, 300, 200))]);
	expect(aimed).toMatchObject({
		width: 1400,
		height: 900,
		patches: [{ place: { x: 50, y: 40, width: 300, height: 200 } }],
	});
});

test("in a frame of another origin, and in a window of its own, the place is not known", () => {
	const own = document.implementation.createHTMLDocument();
	expect(aimAtTiles(own, [tileAt(new DOMRect(0, 0, 9, 9))])).toBeNull();
	vi.stubGlobal("parent", {});
	vi.stubGlobal("frameElement", null);
	expect(aimAtTiles(document, [tileAt(new DOMRect(0, 0, 9, 9))])).toBeNull();
});
