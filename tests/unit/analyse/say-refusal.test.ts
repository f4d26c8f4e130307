import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Refusal } from "../../../src/analyse/refusal.ts";
import { sayRefusal } from "../../../src/analyse/say-refusal.ts";
import { createWords } from "../../../src/shared/words.ts";

const catalogue = JSON.parse(readFileSync("public/_locales/en/messages.json", "utf8"));
const words = createWords("en", catalogue, {});

test.each(["The face finder stopped", "The face finder stopped."])(
	"what to do begins a sentence of its own after the technical message “%s”",
	(detail) => {
		expect(sayRefusal(new Refusal("reading_failed", { detail }), words)).toBe(
			"Reading failed: The face finder stopped. Try again; if it stays, reload this page.",
		);
	},
);

test("a refusal without a technical message is said as it stands", () => {
	expect(sayRefusal(new Refusal("picture_format", { format: "HEIC" }), words)).toContain(
		"HEIC pictures.",
	);
});
