import { expect, test } from "vitest";
import { changedReach } from "../../../src/options/changed-reach.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";

test.each<[Partial<Settings>, (keyof Settings)[]]>([
	[{ style: "dot", rate: "eager", room: true }, []],
	[{ style: "dot", who: "everyone" }, ["who"]],
	[{ keepHistory: true, keepNames: true }, ["keepHistory", "keepNames"]],
	[{ keepDays: 7 }, ["keepDays"]],
])("of %j these are told: %j", (change, told) => {
	const changed = { ...DEFAULT_SETTINGS, ...change };
	expect(changedReach(DEFAULT_SETTINGS, changed)).toEqual(told);
	expect(changedReach(changed, DEFAULT_SETTINGS)).toEqual(told);
});
