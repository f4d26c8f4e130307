import { expect, test } from "vitest";
import { type Catalogue, createWords, overlayWords } from "../../../src/shared/words.ts";

const ENGLISH: Catalogue = {
	greeting: { message: "Hello, $name$." },
	only_english: { message: "Only here" },
	count_tiles_one: { message: "$count$ tile" },
	count_tiles_other: { message: "$count$ tiles" },
	label_happy: { message: "Happy" },
	overlay_updated: { message: "Updated" },
};
const GERMAN: Catalogue = {
	greeting: { message: "Hallo, $name$." },
	count_tiles_one: { message: "$count$ Kachel" },
	count_tiles_other: { message: "$count$ Kacheln" },
	label_happy: { message: "Fröhlich" },
};
const german = createWords("de", GERMAN, ENGLISH);

test("a message's placeholders are filled by name", () => {
	expect(german.say("greeting", { name: "Ana" })).toBe("Hallo, Ana.");
});

test("a number has its decimals in the language of the words", () => {
	expect(german.decimal(3.14, 1)).toBe("3,1");
	expect(createWords("en", {}, {}).decimal(3, 1)).toBe("3.0");
});

test("a value is never read as a placeholder itself", () => {
	expect(german.say("greeting", { name: "$name$ $count$" })).toBe("Hallo, $name$ $count$.");
});

test("a placeholder without a value stays visible, so that the mistake is seen", () => {
	expect(german.say("greeting")).toBe("Hallo, $name$.");
});

test("what a language lacks is said in English, and what English lacks by its key", () => {
	expect(german.say("only_english")).toBe("Only here");
	expect(german.say("no_such_key")).toBe("no_such_key");
	expect(german.has("only_english")).toBe(true);
	expect(german.has("no_such_key")).toBe(false);
});

test.each(["constructor", "__proto__", "toString"])("%s is no message", (key) => {
	expect(german.has(key)).toBe(false);
	expect(german.say(key)).toBe(key);
});

test.each([
	["en", 1, "1 tile"],
	["en", 0, "0 tiles"],
	["de", 1, "1 Kachel"],
	["de", 1234, "1.234 Kacheln"],
	["fr", 0, "0 tile"],
	["ja", 1, "1 tiles"],
] as const)("in %s, a count of %i is %s", (locale, count, expected) => {
	const words = createWords(locale, locale === "de" ? GERMAN : {}, ENGLISH);
	expect(words.count("count_tiles", count)).toBe(expected);
});

test("numbers, percentages and lists are written as the language writes them", () => {
	expect(german.percent(0.874)).toBe("87\u00a0%");
	expect(createWords("en", {}, ENGLISH).percent(0.874)).toBe("87%");
	expect(createWords("ja", {}, ENGLISH).list(["一", "二"])).toBe("一、二");
	expect(german.list(["a", "b", "c"])).toBe("a, b und c");
});

test("a language is named as the web names it", () => {
	expect(createWords("zh_CN", {}, {}).language).toBe("zh-CN");
});

test("the overlay gets its own words only, English where the language lacks them", () => {
	expect(overlayWords(GERMAN, ENGLISH)).toEqual({
		label_happy: "Fröhlich",
		overlay_updated: "Updated",
	});
});
