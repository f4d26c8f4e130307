import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PANEL_STYLE_SHEET } from "../../../src/overlay/panel-style.ts";

const tokens = readFileSync("src/ui/tokens.css", "utf8").replaceAll(" ", "");
const colours = [...PANEL_STYLE_SHEET.matchAll(/--[a-z-]+:light-dark\([^)]*\);/g)].map(String);

test("the panel has the pages' own colours", () => {
	expect(colours.length).toBeGreaterThan(5);
	expect(colours.filter((colour) => !tokens.includes(colour))).toEqual([]);
});

test("no length follows the text size of the page it lies over", () => {
	expect(PANEL_STYLE_SHEET).not.toMatch(/\drem\b/);
});
