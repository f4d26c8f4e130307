import { type BenchPart, markdownTable, ms } from "./bench-part.ts";
import type { DetectorFigures } from "./page/measure-detector.ts";

const REPEATS = 40;

/** What finding a face takes, and finding it again. */
export const detectorPart: BenchPart<DetectorFigures> = {
	name: "detector",
	async measure({ openBenchPage }) {
		const page = await openBenchPage();
		const figures = await page.evaluate(
			(repeats) => globalThis.benchPage?.measureDetector(repeats),
			REPEATS,
		);
		if (figures === undefined) throw new Error("The page of the bench did not load.");
		return figures;
	},
	section: ({ ways, atlases, smallestFacePx }) => `## Detector

One tile of 256 x 144, ${REPEATS} runs each. To search is to find all faces of a tile, to follow is to find one again in
its close-up. The smallest face found on a tile is ${smallestFacePx} pixels wide.

${markdownTable(
	["way", "least", "median", "p95"],
	ways.map((one) => [
		one.way,
		`${ms(one.leastMs)} ms`,
		`${ms(one.medianMs)} ms`,
		`${ms(one.p95Ms)} ms`,
	]),
)}

Tiles side by side in one picture, which the detector sees as a whole:

${markdownTable(
	["detector", "tiles", "faces found", "median for each tile"],
	atlases.map((one) => [
		one.detector,
		String(one.tiles),
		String(one.found),
		`${ms(one.medianMs)} ms`,
	]),
)}
`,
};
