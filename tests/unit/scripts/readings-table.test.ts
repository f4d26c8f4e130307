import { expect, test } from "vitest";
import { readingsTable } from "../../../scripts/readings-table.ts";
import type { TileDiagnostics } from "../../../src/shared/diagnostics.ts";

const TILE: TileDiagnostics = {
	id: "1",
	name: "Amara",
	isSelf: false,
	kind: "video",
	width: 640,
	height: 360,
	faces: 1,
	latest: [
		{
			trackId: 1,
			trackState: "confirmed",
			atMs: 0,
			box: { x: 0, y: 0, width: 90, height: 90 },
			label: "happy",
			probabilities: {
				angry: 0.001,
				disgust: 0.004,
				fear: 0.02,
				happy: 0.8,
				sad: 0.015,
				surprise: 0.06,
				neutral: 0.1,
			},
			quality: 1,
			doubts: [],
		},
	],
	readingsPerSecond: 5.04,
	latencyMs: null,
};

test("each participant has a line with the look, the likeliest expressions and the rate", () => {
	const table = readingsTable([TILE], new Map([["Amara", "happy"]]));
	expect(table.split("\n")).toEqual([
		"participant  plays  looks  probabilities                           readings/s",
		"-----------  -----  -----  --------------------------------------  ----------",
		"Amara        happy  happy  happy 80 %, neutral 10 %, surprise 6 %  5.0",
	]);
});

test.each([
	[{ ...TILE, latest: [] }, "no face"],
	[{ ...TILE, latest: [], skipped: "hidden" as const }, "hidden"],
	[{ ...TILE, name: null }, "(no name)"],
])("what is missing is said in words", (tile, words) => {
	expect(readingsTable([tile], new Map())).toContain(words);
});
