import { expect, test } from "vitest";
import { parseFramesDown } from "../../../src/meeting/frames-down.ts";
import type { FaceReading } from "../../../src/shared/readings.ts";

const reading: FaceReading = {
	trackId: 3,
	trackState: "confirmed",
	atMs: 1000,
	box: { x: 1, y: 2, width: 3, height: 4 },
	label: "uncertain",
	probabilities: { angry: 0, disgust: 0, fear: 0, happy: 0.5, sad: 0, surprise: 0, neutral: 0.5 },
	quality: 0.8,
	doubts: ["unclear"],
};
const readings = (more: object = {}) => ({
	kind: "readings",
	atMs: 1000,
	tiles: [{ tileId: "t1", readings: [{ ...reading, ...more }] }],
	plans: [{ tileId: "t1", afterMs: 200, closeUps: [{ trackId: 3, source: reading.box }] }],
});

test.each([
	readings(),
	readings({ shown: "okay" }),
	readings({ shown: "uncertain", doubts: ["frozen"] }),
	{ kind: "readings", atMs: 1, tiles: [], plans: [] },
	{ kind: "pace", intervalMs: 200, tilePx: 256 },
	{ kind: "status", status: { state: "starting" } },
	{ kind: "status", status: { state: "failed", messageKey: "error_x", detail: "why" } },
])("%o is understood as it is", (message) => {
	expect(parseFramesDown(message)).toEqual(message);
});

test.each([
	null,
	"readings",
	{},
	{ kind: "stop" },
	{ kind: "pace", intervalMs: 0, tilePx: 256 },
	{ kind: "pace", intervalMs: 200, tilePx: Number.NaN },
	{ kind: "pace", intervalMs: 200, tilePx: 1e9 },
	{ kind: "status", status: { state: "failed" } },
	readings({ label: "bored" }),
	readings({ quality: 2 }),
	readings({ box: { x: 1, y: 2, width: Number.POSITIVE_INFINITY, height: 4 } }),
	readings({ probabilities: { happy: 1 } }),
	readings({ probabilities: { ...reading.probabilities, bored: 7 } }),
	readings({ box: { ...reading.box, depth: "7" } }),
	readings({ trackId: "3" }),
	readings({ trackState: "seen" }),
	readings({ doubts: ["toString"] }),
	readings({ doubts: [7] }),
	{ ...readings(), tiles: [{ tileId: "t1", readings: [null] }] },
	{ ...readings(), tiles: { tileId: "t1" } },
])("%o is not understood", (message) => {
	expect(parseFramesDown(message)).toBeNull();
});
