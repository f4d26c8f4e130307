import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { modelNames } from "../../scripts/evaluate/shipped-model.ts";
import { cardPage, type MeasuredCard } from "../../scripts/model-cards/card-page.ts";
import { portraitGroups } from "../../scripts/model-cards/portrait-groups.ts";
import type { PortraitPair } from "../../scripts/model-cards/portraits.ts";
import type { Label } from "../../src/shared/expressions.ts";

describe.each(modelNames())("%s", (name) => {
	const read = (file: string) => readFileSync(`models/${name}/${file}`, "utf8");

	test("its README says what card.json and portraits.json say", () => {
		const groups = existsSync(`models/${name}/portraits.json`)
			? JSON.parse(read("portraits.json"))
			: undefined;
		expect(read("README.md"), "run `npm run model:cards`").toBe(
			cardPage(JSON.parse(read("card.json")) as MeasuredCard, groups),
		);
	});
});

test("no model's card shows the portraits as another reads them", () => {
	const groups = modelNames().map((name) => {
		const { groups } = JSON.parse(readFileSync(`models/${name}/portraits.json`, "utf8"));
		return JSON.stringify(groups);
	});
	expect(groups.length).toBeGreaterThan(1);
	expect(new Set(groups).size).toBe(groups.length);
});

const reading = (label: Label, happy: number, sad = 0) => ({
	label,
	probabilities: {
		angry: 0,
		disgust: 0,
		fear: 0,
		happy,
		sad,
		surprise: 0,
		neutral: 1 - happy - sad,
	},
});

const pair = (over: Partial<PortraitPair>): PortraitPair => ({
	id: "1",
	gender: "female",
	ethnicity: "white",
	skin: "light",
	neutral: reading("neutral", 0.1),
	smiling: reading("happy", 0.9),
	...over,
});

test("portraits are summed up by group, and only groups that have people", () => {
	const groups = portraitGroups([
		pair({}),
		pair({ gender: "male", skin: "dark", smiling: reading("uncertain", 0.05) }),
		pair({ neutral: reading("sad", 0, 0.7) }),
	]);
	expect(groups.map(({ group, people }) => [group, people])).toEqual([
		["everyone", 3],
		["gender: female", 2],
		["gender: male", 1],
		["ethnicity: white", 3],
		["skin: light", 2],
		["skin: dark", 1],
	]);
	expect(groups[0]).toMatchObject({ happyRises: 2, uncertain: 1, wronglyNegative: 1 });
	expect(groups[0]?.happyWhenSmiling).toBeCloseTo((0.9 + 0.05 + 0.9) / 3, 2);
});
