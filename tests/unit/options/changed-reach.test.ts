import { expect, test } from "vitest";
import { changedReach } from "../../../src/options/changed-reach.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";

test.each<[Partial<Settings>, string[]]>([
	[{ style: "dot", rate: "eager", room: true }, []],
	[{ style: "dot", who: "everyone" }, ["section_people"]],
	[{ keepHistory: true, keepNames: true }, ["setting_keep_history", "setting_keep_names"]],
	[{ keepDays: 7 }, ["setting_keep_days"]],
])("of %j these are told: %j", (change, told) => {
	const changed = { ...DEFAULT_SETTINGS, ...change };
	expect(changedReach(DEFAULT_SETTINGS, changed)).toEqual(told);
	expect(changedReach(changed, DEFAULT_SETTINGS)).toEqual(told);
});
