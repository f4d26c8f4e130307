import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPortraitFigures } from "../../../src/options/portrait-figures.ts";
import { MODELS } from "../../../src/shared/settings.ts";

const fileOf = (model: string) => `models/${model}/portraits.json`;

test.each(MODELS.filter((model) => existsSync(fileOf(model))))(
	"the portraits of %s are figures of whole groups",
	(model) => {
		const { groups, steadiness } = readPortraitFigures(readFileSync(fileOf(model), "utf8"));
		const [everyone] = groups;
		expect(everyone?.group).toBe("everyone");
		const people = (kind: string) =>
			groups
				.filter(({ group }) => group.startsWith(kind))
				.reduce((sum, group) => sum + group.people, 0);
		for (const kind of ["gender: ", "ethnicity: ", "skin: "])
			expect(people(kind)).toBe(everyone?.people);
		expect(steadiness.leastKept).toBeLessThanOrEqual(steadiness.kept);
	},
);

test("figures that are none are refused with the place", () => {
	const text = JSON.stringify({ groups: [{ group: "everyone", people: -1 }] });
	expect(() => readPortraitFigures(text)).toThrow(
		/^The figures of the test portraits cannot be shown: groups\.0\.people: .+\.$/,
	);
});
