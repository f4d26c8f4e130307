import type { Settings } from "../shared/settings.ts";

/** The settings that decide whose faces are read and what is kept of it, and what the page calls each. */
const REACH = {
	who: "section_people",
	keepHistory: "setting_keep_history",
	keepNames: "setting_keep_names",
	keepDays: "setting_keep_days",
} as const satisfies Partial<Record<keyof Settings, string>>;

/** Message keys of those that differ: many settings that change at once must not change these in silence. */
export function changedReach(before: Settings, after: Settings): string[] {
	const fields = Object.keys(REACH) as (keyof typeof REACH)[];
	return fields.filter((field) => before[field] !== after[field]).map((field) => REACH[field]);
}
