import type { BenchPart } from "./bench-part.ts";
import { type HistoryFigures, historySection, measureHistory } from "./history.ts";

/** What a long session of a large call costs in the history. */
export const historyPart: BenchPart<HistoryFigures> = {
	name: "history",
	measure: async ({ extension }) => measureHistory(await extension()),
	section: historySection,
};
