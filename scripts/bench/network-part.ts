import { MODELS } from "../../src/shared/settings.ts";
import { type BenchPart, markdownTable, ms } from "./bench-part.ts";
import type { NetworkFigures } from "./page/measure-network.ts";

const REPEATS = 40;

/** What the networks take for each face. */
export const networkPart: BenchPart<NetworkFigures[]> = {
	name: "network",
	async measure({ openBenchPage }) {
		const page = await openBenchPage();
		return page.evaluate(
			(models, repeats) => globalThis.benchPage?.measureNetwork(models, repeats) ?? [],
			MODELS,
			REPEATS,
		);
	},
	section: (figures) => `## Network

Milliseconds for each face, ${REPEATS} runs each; WebGL, which is used only with a graphics card and is given
16 faces at once whatever there are, a tenth of that. The share is of what a product
of two large matrices reaches on the same core in the same run (${figures[0]?.bestGflops.toFixed(1) ?? "?"} GFLOP/s).

${markdownTable(
	["model", "backend", "batch", "least", "median", "p95", "GFLOP/s", "share"],
	figures.map((one) => [
		one.model,
		one.backend,
		String(one.batch),
		`${ms(one.leastMs)} ms`,
		`${ms(one.medianMs)} ms`,
		`${ms(one.p95Ms)} ms`,
		one.gflops.toFixed(1),
		`${((100 * one.gflops) / one.bestGflops).toFixed(0)} %`,
	]),
)}
`,
};
