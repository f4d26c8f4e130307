// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CanvasActivity } from "../../../src/meeting/canvas-activity.ts";
import { listPictures } from "../../../src/meeting/list-pictures.ts";
import { zoom } from "../../../src/meeting/platforms/zoom.ts";
import { showPage, stubBrowser } from "../../fixtures/meeting-page.ts";

beforeEach(stubBrowser);
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

test.each([
	["stays", {}, true],
	["moves", { "x-rect": "400 0 400 300" }, false],
	["shows another participant", { "node-id": "2" }, false],
])("a place over a shared canvas that %s", (_, change, isCurrent) => {
	const page = showPage(
		`<video-player-container x-rect="0 0 800 600"><canvas width="1600" height="1200" x-rect="0 0 800 600" x-moving></canvas>
		<video-player node-id="1" x-rect="0 0 400 300"></video-player></video-player-container>`,
	);
	const activity = new CanvasActivity();
	for (let look = 1; look <= 3; look++)
		activity.look([...page.querySelectorAll("canvas")], look * 500);
	const { pictures } = listPictures([page], zoom, activity, () => null);
	for (const place of page.querySelectorAll("video-player"))
		for (const [name, value] of Object.entries(change)) place.setAttribute(name, value);
	expect(pictures.map((picture) => picture.isCurrent())).toEqual([isCurrent]);
});

test("a canvas that is handed whole pictures is as large as they are, until it is given another size", () => {
	const VideoFrame = vi.fn(function frame() {
		return { displayWidth: 640, displayHeight: 480, close() {} };
	});
	vi.stubGlobal("VideoFrame", VideoFrame);
	const page = showPage('<canvas width="300" height="150" x-rect="0 0 400 300" x-moving></canvas>');
	const activity = new CanvasActivity();
	const canvases = [...page.querySelectorAll("canvas")];
	for (let look = 1; look <= 3; look++) activity.look(canvases, look * 500);
	const sizes = () =>
		listPictures([page], zoom, activity, () => null).pictures.map(({ crop }) => crop);
	expect(sizes()).toEqual([{ x: 0, y: 0, width: 640, height: 480 }]);
	for (const canvas of canvases) canvas.width = 200;
	expect(sizes()).toEqual([{ x: 0, y: 0, width: 200, height: 150 }]);
});
