import { BATCHES_COMPARED } from "../../src/engine/backend-choice.ts";
import { MODELS } from "../../src/shared/settings.ts";
import { type BenchPart, markdownTable } from "./bench-part.ts";
import type { BackendFigures } from "./page/measure-backends.ts";

const FACES = 9;

/** What the extension reads expressions on here, and why. */
export const backendsPart: BenchPart<BackendFigures[]> = {
	name: "backends",
	async measure({ openBenchPage }) {
		const page = await openBenchPage();
		return page.evaluate(
			(models, faces) => globalThis.benchBackends?.(models, faces) ?? [],
			MODELS,
			FACES,
		);
	},
	section: (figures) => `## Backends

The extension's own comparison of WebGL with WebAssembly, ${BATCHES_COMPARED} batches of ${FACES} faces, and what it chooses on this machine. A
program that draws on the processor (such as SwiftShader) is no graphics card: it is compared here for its figures, but
in a call it is not.

${markdownTable(
	["model", "drawn by", "times as fast", "largest difference of a probability", "chosen"],
	figures.map(({ model, graphics, timesAsFast, worstDifference, chosen }) => [
		model,
		graphics ?? "nothing",
		timesAsFast?.toFixed(2) ?? "",
		worstDifference?.toExponential(1) ?? "",
		`${chosen.name} (${chosen.reason === "missing" ? "no graphics card" : chosen.reason})`,
	]),
)}
`,
};
