import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { LOCALE_NAMES, languageTag, localeFor } from "../../../src/shared/locales.ts";

test.each([
	["auto", "de-AT", "de"],
	["auto", "en-GB", "en"],
	["auto", "zh-CN", "zh_CN"],
	["auto", "zh-Hans-SG", "zh_CN"],
	["auto", "JA", "ja"],
	["auto", "pt-BR", "en"],
	["auto", "", "en"],
	["ja", "de-AT", "ja"],
	["zh_CN", "en", "zh_CN"],
	["tlh", "de", "en"],
])("the choice %s in a browser in %s gives %s", (choice, browserLanguage, expected) => {
	expect(localeFor(choice, browserLanguage)).toBe(expected);
});

test("every shipped locale has its catalogue, and every catalogue is offered", () => {
	expect(readdirSync("public/_locales").sort()).toEqual([...LOCALE_NAMES].sort());
});

test.each(LOCALE_NAMES)("%s is a language that Intl knows", (locale) => {
	expect(Intl.PluralRules.supportedLocalesOf(languageTag(locale))).toHaveLength(1);
});
