import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { summariseCall } from "../../../src/popup/call-summary.ts";
import { spokenStatus } from "../../../src/popup/spoken-status.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { createWords } from "../../../src/shared/words.ts";
import { aPage, aReading, aTile } from "./people.ts";

const english = JSON.parse(readFileSync("public/_locales/en/messages.json", "utf8"));
const words = createWords("en", english, english);

test("everyone in view is read out once, those without a face are not", () => {
	const call = summariseCall([
		aPage([
			aTile("a", { name: "Ana", latest: [aReading("happy")] }),
			aTile("b", { name: "Ben" }),
			aTile("c", {
				name: "Cleo",
				latest: [aReading("sad", { label: "uncertain", doubts: ["dark"] })],
			}),
		]),
	]);
	expect(spokenStatus({ kind: "running", call }, DEFAULT_SETTINGS, words)).toBe(
		"Ana: looks happy, Cleo: looks uncertain: too dark",
	);
});

test.each(["off", "starting", "looking", "no-video"] as const)(
	"%s is read out as a sentence",
	(kind) => {
		expect(spokenStatus({ kind }, DEFAULT_SETTINGS, words)).toMatch(/\S+ \S+/);
	},
);

test("a failure, which is an alert already, is not read out twice", () => {
	const failed = { kind: "failed", messageKey: "error_unknown", detail: "" } as const;
	expect(spokenStatus(failed, DEFAULT_SETTINGS, words)).toBe("");
});
