import type { ExportState } from "../shared/export-record.ts";
import type { Expression, Probabilities } from "../shared/expressions.ts";
import { labelEntries } from "./label-set.ts";

/**
 * The two-state view of a face as files write it: the more probable side.
 *
 * @param notOkay The expressions on the Not-okay side.
 */
export function exportState(probabilities: Probabilities, notOkay: Expression[]): ExportState {
	const [okaySide] = labelEntries(probabilities, { labelSet: "two", notOkay });
	return (okaySide?.probability ?? 0) >= 0.5 ? "Okay" : "Not okay";
}
