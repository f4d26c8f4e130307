import type { Settings } from "../shared/settings.ts";

/** The settings that decide whose faces are read and what is kept of it. */
const REACH = [
	"who",
	"keepHistory",
	"keepNames",
	"keepDays",
] as const satisfies readonly (keyof Settings)[];

/** Those that differ: many settings that change at once must not change these in silence. */
export const changedReach = (before: Settings, after: Settings): (keyof Settings)[] =>
	REACH.filter((field) => before[field] !== after[field]);
