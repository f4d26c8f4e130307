// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CanvasActivity } from "../../../src/meeting/canvas-activity.ts";
import { showPage, stubBrowser } from "../../fixtures/meeting-page.ts";

beforeEach(stubBrowser);
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

function canvases(...attributes: string[]): HTMLCanvasElement[] {
	const html = attributes.map(
		(more) => `<canvas width="640" height="360" x-rect="0 0 640 360" ${more}></canvas>`,
	);
	return [...showPage(html.join("")).querySelectorAll("canvas")];
}

function changesAfter(looks: number, ...attributes: string[]): number[] {
	const activity = new CanvasActivity();
	const all = canvases(...attributes);
	for (let look = 1; look <= looks; look++) activity.look(all, look * 500);
	return all.map((canvas) => activity.changesOf(canvas));
}

test.each([
	["x-moving", 4],
	["", 0],
	['x-moving="see-through"', 0],
	['x-moving="flat"', 0],
])("a canvas with %o has shown %i moving pictures after five looks", (attributes, changes) => {
	expect(changesAfter(5, attributes)).toEqual([changes]);
});

test("one change may be the page's drawing of itself: it takes two", () => {
	expect(changesAfter(2, "x-moving")).toEqual([0]);
	expect(changesAfter(3, "x-moving")).toEqual([2]);
});

test("a canvas that is empty between its frames moves, and is asked for again while it is empty", () => {
	const activity = new CanvasActivity();
	const all = canvases('x-moving="blinks"');
	const empty = Array.from({ length: 8 }, (_, look) => activity.look(all, look).length > 0);
	expect(empty.slice(-4).filter(Boolean)).toHaveLength(2);
	expect(all.map((canvas) => activity.changesOf(canvas) > 1)).toEqual([true]);
	expect(all.map((canvas) => activity.blinks(canvas))).toEqual([true]);
	for (const canvas of all) canvas.setAttribute("x-moving", "cleared");
	for (let look = 8; look < 8 + 24; look++) activity.look(all, look);
	expect(activity.look(all, 40)).toEqual([]);
	expect(all.map((canvas) => activity.changesOf(canvas))).toEqual([0]);
});

test("of many canvases each gets its turn", () => {
	const all = Array.from({ length: 9 }, () => "x-moving");
	expect(changesAfter(9, ...all)).toEqual(all.map(() => 2));
});
