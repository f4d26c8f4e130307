import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drawFaces } from "../../../src/analyse/draw-faces.ts";
import type { Box } from "../../../src/shared/geometry.ts";
import { INK } from "../../../src/shared/label-look.ts";
import type { TrackState } from "../../../src/shared/readings.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { SETTINGS, WORDS } from "../overlay/page-with-overlay.ts";

/** The boxes that were filled as a label's ground, and the texts that were written. */
let labels: Box[] = [];
let texts: string[] = [];

/** As much of a canvas as is drawn with: it notes labels and texts. */
function noting(): unknown {
	let path: Box | undefined;
	const known: Record<string, unknown> = {
		beginPath: () => {
			path = undefined;
		},
		roundRect: (x: number, y: number, width: number, height: number) => {
			path = { x, y, width, height };
		},
		measureText: (text: string) => ({ width: text.length * 7 }),
		fillText: (text: string) => texts.push(text),
	};
	known.fill = () => {
		if (path !== undefined && known.fillStyle === INK) labels.push(path);
	};
	return new Proxy(known, { get: (target, name) => target[String(name)] ?? (() => {}) });
}

beforeEach(() => {
	labels = [];
	texts = [];
	vi.stubGlobal("Path2D", class {});
	vi.stubGlobal(
		"OffscreenCanvas",
		class {
			getContext = noting;
		},
	);
});
afterEach(() => vi.unstubAllGlobals());

const draw = (
	boxes: readonly Box[],
	size: { width: number; height: number },
	trackState: TrackState,
) =>
	drawFaces({} as CanvasImageSource, {
		size,
		readings: boxes.map((box, trackId) => aReading({ trackId, box, trackState })),
		settings: SETTINGS,
		words: WORDS,
	});

const overlap = (a: Box, b: Box) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("of a crowd's labels none hides another", () => {
	const crowd = Array.from({ length: 40 }, (_, index) => ({
		x: 20 + 70 * (index % 8),
		y: 24 + 70 * Math.floor(index / 8),
		width: 26,
		height: 26,
	}));
	draw(crowd, { width: 560, height: 350 }, "confirmed");
	expect(labels).toHaveLength(40);
	const pairs = labels.flatMap((one, index) => labels.slice(index + 1).map((two) => [one, two]));
	expect(pairs.filter(([one, two]) => one && two && overlap(one, two))).toEqual([]);
});

test("a single face's label says its word", () => {
	draw([{ x: 200, y: 120, width: 120, height: 120 }], { width: 640, height: 400 }, "confirmed");
	expect(texts).toContain("Happy");
});

test("what is not sure to be a face is not drawn, as it is not on the page", () => {
	draw([{ x: 200, y: 120, width: 120, height: 120 }], { width: 640, height: 400 }, "tentative");
	expect(labels).toEqual([]);
});
