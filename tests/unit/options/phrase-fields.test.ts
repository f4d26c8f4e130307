import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { phraseFields } from "../../../src/options/phrase-fields.ts";
import { type Catalogue, createWords } from "../../../src/shared/words.ts";

const en = JSON.parse(readFileSync("public/_locales/en/messages.json", "utf8")) as Catalogue;
const words = createWords("en", en, en);

test.each([
	[["rate"], "rate"],
	[["a", "b", "c", "d", "e"], "a, b, c, d, e"],
	[["a", "b", "c", "d", "e", "f"], "a, b, c, d, e, 1 more"],
	[
		Array.from({ length: 4000 }, (_, index) => `field${index}`),
		"field0, field1, field2, field3, field4, 3,995 more",
	],
])("of %j it says %s", (fields, said) => {
	expect(phraseFields(fields, words)).toBe(said);
});
