import { expect, test } from "vitest";
import { recordFromReading } from "../../../src/analyse/record-from-reading.ts";
import { aReading } from "../../fixtures/face-reading.ts";

test("a record holds the reading in whole pixels and few decimals", () => {
	const reading = aReading({
		box: { x: -0.4, y: 10.5, width: 99.6, height: 100.4 },
		quality: 0.87654321,
		probabilities: { ...aReading().probabilities, happy: 0.123456789 },
	});
	expect(recordFromReading("a.jpg", 12.7, reading, ["sad"])).toEqual({
		file: "a.jpg",
		atMs: 13,
		box: { x: -0, y: 11, width: 100, height: 100 },
		label: "happy",
		probabilities: { ...aReading().probabilities, happy: 0.1235 },
		quality: 0.877,
		state: "Okay",
	});
});

test.each([
	[["sad" as const], "Okay"],
	[["happy" as const], "Not okay"],
	[[], "Okay"],
])("with %j as not okay, a happy face's state is %s", (notOkay, state) => {
	expect(recordFromReading("a.jpg", 0, aReading(), notOkay).state).toBe(state);
});
