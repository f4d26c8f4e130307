import type { PageWarning } from "./diagnostics.ts";
import type { ShownLabel } from "./expressions.ts";
import type { Doubt } from "./readings.ts";
import type { SkipReason } from "./tiles.ts";

/** The key of a label's word, as it stands alone on a chip: "Happy". */
export const labelKey = (label: ShownLabel): string =>
	label === "notOkay" ? "label_not_okay" : `label_${label}`;

/** The key of a label within a sentence about a face: "looks happy". */
export const looksKey = (label: ShownLabel): string =>
	label === "notOkay" ? "looks_not_okay" : `looks_${label}`;

/** The key of the reason why a face is uncertain: "face too small". */
export const doubtKey = (doubt: Doubt): string => `doubt_${doubt}`;

/** The key of the reason why a tile is not read: "screen share". */
export const skipKey = (reason: SkipReason): string => `skip_${reason.replaceAll("-", "_")}`;

/** The key of the sentence about what may be amiss with how a page was read. */
export const warningKey = (warning: PageWarning): string =>
	`warning_${warning.replaceAll("-", "_")}`;
