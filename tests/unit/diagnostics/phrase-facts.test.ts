import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { phraseBackend, phrasePace } from "../../../src/diagnostics/phrase-facts.ts";
import type { Locale } from "../../../src/shared/locales.ts";
import { createWords } from "../../../src/shared/words.ts";

const catalogueOf = (locale: Locale) =>
	JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, "utf8"));
const wordsOf = (locale: Locale) => createWords(locale, catalogueOf(locale), catalogueOf("en"));
const pace = { intervalMs: 200, tilePx: 96, load: 0.1, reason: "full speed" } as const;
const why = { reason: "differs", graphics: "A card", timesAsFast: null } as const;

test("what is said of the backend and the pace is punctuated as its language does", () => {
	const said = (["en", "fr", "zh_CN"] as const).map((locale) => [
		phrasePace(pace, wordsOf(locale)),
		phraseBackend("webgl", why, wordsOf(locale)),
	]);
	expect(said).toEqual([
		["200 ms, 96 px (full speed)", "WebGL: the graphics card gave other answers (A card)"],
		[
			"200 ms, 96 px (pleine vitesse)",
			"WebGL\u00a0: la carte graphique donnait d’autres réponses (A card)",
		],
		["200 ms、96 px（全速）", "WebGL：显卡给出的结果不同（A card）"],
	]);
});
