import { type BenchPart, markdownTable, percent } from "./bench-part.ts";
import type { AgreementFigures } from "./page/measure-agreement.ts";

const SECONDS = 30;

/** Whether what is fast says the same as what is slow. */
export const agreementPart: BenchPart<AgreementFigures> = {
	name: "agreement",
	async measure({ openBenchPage }) {
		const page = await openBenchPage();
		const figures = await page.evaluate(
			(seconds) => globalThis.benchPage?.measureAgreement(seconds),
			SECONDS,
		);
		if (figures === undefined) throw new Error("The page of the bench did not load.");
		return figures;
	},
	section: (one) => `## Agreement

${one.frames} frames of six participants of the demo call, four a second while their faces change, each read by the fast
path (close-ups in which the face is followed, swift) and by the reference (a search of the whole picture, keen). Labels
are those of single frames, before any smoothing; uncertain counts as one.

${markdownTable(
	["", ""],
	[
		["frames in which the face was followed", percent(one.followedShare)],
		["same label: followed against searched for, both swift", percent(one.followingShare)],
		["same label: fast path against reference", percent(one.fastShare)],
		[
			"middle of the crop, off by p50 / p95",
			`${percent(one.middleP50)} / ${percent(one.middleP95)}`,
		],
		["side of the crop, off by p50 / p95", `${percent(one.sideP50)} / ${percent(one.sideP95)}`],
	],
)}
`,
};
