import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shownFace } from "../../../src/engine/shown-face.ts";
import { seenName } from "../../../src/popup/participant-name.ts";
import { phraseLabel } from "../../../src/shared/phrase-label.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { createWords } from "../../../src/shared/words.ts";
import { aReading } from "./people.ts";

const english = JSON.parse(readFileSync("public/_locales/en/messages.json", "utf8"));
const words = createWords("en", english, english);
const two = { ...DEFAULT_SETTINGS, labelSet: "two" } as const;
const five = { ...DEFAULT_SETTINGS, labelSet: "five" } as const;

test("a sure reading shows its label with its own probability", () => {
	const shown = shownFace(aReading("happy"), DEFAULT_SETTINGS);
	expect(shown).toMatchObject({ label: "happy", probability: 0.7 });
	expect(shown.entries).toHaveLength(7);
});

test("the label made for the user's own set goes first", () => {
	const reading = aReading("sad", { shown: "notOkay" });
	expect(shownFace(reading, two)).toMatchObject({ label: "notOkay" });
	expect(shownFace(reading, DEFAULT_SETTINGS)).toMatchObject({ label: "sad" });
});

test("a reading made under another set is read anew", () => {
	expect(shownFace(aReading("happy"), two)).toMatchObject({ label: "okay" });
	expect(shownFace(aReading("angry", { shown: "angry" }), two).label).toBe("notOkay");
});

test("what five labels cannot say is uncertain among them", () => {
	expect(shownFace(aReading("disgust"), five)).toMatchObject({
		label: "uncertain",
		probability: null,
	});
});

test("an uncertain reading stays so in every set, and says why", () => {
	const reading = aReading("sad", { label: "uncertain", doubts: ["small", "dark"] });
	for (const settings of [DEFAULT_SETTINGS, five, two]) {
		const shown = shownFace(reading, settings);
		expect(phraseLabel(shown.label, reading.doubts, words)).toBe(
			"looks uncertain: face too small, too dark",
		);
	}
});

test("a face looks something; nobody is anything", () => {
	const reading = aReading("happy");
	const phrase = phraseLabel(shownFace(reading, DEFAULT_SETTINGS).label, reading.doubts, words);
	expect(phrase).toBe("looks happy");
});

test.each([
	[{ name: "Ana", isSelf: false, face: null }, "Ana"],
	[{ name: "Ana", isSelf: false, face: 2 }, "Ana, face 2"],
	[{ name: null, isSelf: true, face: null }, "You"],
	[{ name: null, isSelf: false, face: null }, "Participant 3"],
])("%j is called %s", (known, expected) => {
	expect(seenName({ id: "x", number: 3, reading: null, neutral: null, ...known }, words)).toBe(
		expected,
	);
});
