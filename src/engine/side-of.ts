import type { Expression, ShownLabel, Side } from "../shared/expressions.ts";

/**
 * Tells on which side a shown label stands, under whatever label set it was made.
 *
 * @param notOkay The expressions that the user has put on the Not-okay side.
 */
export function sideOf(label: ShownLabel, notOkay: readonly Expression[]): Side | "uncertain" {
	if (label === "uncertain" || label === "okay" || label === "notOkay") return label;
	return notOkay.includes(label) ? "notOkay" : "okay";
}
