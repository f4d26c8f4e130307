import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nameSettings, SETTING_NAMES } from "../../../src/options/setting-names.ts";
import { LOCALE_NAMES } from "../../../src/shared/locales.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";
import { type Catalogue, createWords } from "../../../src/shared/words.ts";

const catalogue = (locale: string) =>
	JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, "utf8")) as Catalogue;

test("settings are named as the page names them", () => {
	const words = createWords("en", catalogue("en"), catalogue("en"));
	expect(nameSettings(["rate"], words)).toBe("Pace");
	expect(nameSettings(["who", "keepDays", "boxes"], words)).toBe(
		"Whose faces, Erase sessions after, Frame each face",
	);
});

test.each(LOCALE_NAMES)("in %s each setting has a name", (locale) => {
	const words = catalogue(locale);
	for (const field of Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[])
		expect(words[SETTING_NAMES[field]], field).toBeDefined();
});
