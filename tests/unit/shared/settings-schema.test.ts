import fc from "fast-check";
import { expect, test } from "vitest";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";
import {
	ATTENTION_SECONDS,
	CHOICES,
	FACE_PX,
	KEEP_DAYS,
	parseSettings,
	ROOM_FACES,
	ROOM_MEMORY_SECONDS,
} from "../../../src/shared/settings-schema.ts";

const validSettings: fc.Arbitrary<Settings> = fc.record({
	labelSet: fc.constantFrom(...CHOICES.labelSet),
	notOkay: fc.subarray([...EXPRESSIONS]),
	style: fc.constantFrom(...CHOICES.style),
	barCount: fc.constantFrom(...CHOICES.barCount),
	position: fc.constantFrom(...CHOICES.position),
	who: fc.constantFrom(...CHOICES.who),
	minFacePx: fc.integer({ min: FACE_PX.least, max: FACE_PX.most }),
	smoothing: fc.constantFrom(...CHOICES.smoothing),
	boxes: fc.boolean(),
	room: fc.boolean(),
	roomMinFaces: fc.integer({ min: ROOM_FACES.least, max: ROOM_FACES.most }),
	roomMemorySeconds: fc.integer({
		min: ROOM_MEMORY_SECONDS.least,
		max: ROOM_MEMORY_SECONDS.most,
	}),
	attention: fc.boolean(),
	attentionSeconds: fc.integer({ min: ATTENTION_SECONDS.least, max: ATTENTION_SECONDS.most }),
	model: fc.constantFrom(...CHOICES.model),
	rate: fc.constantFrom(...CHOICES.rate),
	keepHistory: fc.boolean(),
	keepNames: fc.boolean(),
	keepDays: fc.integer({ min: KEEP_DAYS.least, max: KEEP_DAYS.most }),
	language: fc.constantFrom(...CHOICES.language),
});
const fields = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

test("settings of this version come through whole, by way of JSON too", () => {
	fc.assert(
		fc.property(validSettings, (settings) => {
			const stored = JSON.parse(JSON.stringify(settings));
			expect(parseSettings(stored)).toEqual({ settings, problems: [] });
		}),
	);
});

test("whatever is stored, complete and valid settings come out, and nothing is thrown", () => {
	const anything = fc.oneof(
		fc.anything(),
		fc.record(Object.fromEntries(fields.map((field) => [field, fc.anything()]))),
	);
	fc.assert(
		fc.property(anything, (stored) => {
			const { settings } = parseSettings(stored);
			expect(Object.keys(settings).sort()).toEqual([...fields].sort());
			expect(parseSettings(settings).problems).toEqual([]);
		}),
		{ numRuns: 1000 },
	);
});

test("one broken field costs that field alone, and is named", () => {
	const broken = fc.constantFrom(null, "hologram", 7.5, [], {}, -1, Number.NaN, "SEVEN");
	fc.assert(
		fc.property(validSettings, fc.constantFrom(...fields), broken, (settings, field, value) => {
			fc.pre(!(field === "notOkay" && Array.isArray(value)));
			const parsed = parseSettings({ ...settings, [field]: value });
			expect(parsed.settings).toEqual({ ...settings, [field]: DEFAULT_SETTINGS[field] });
			expect(parsed.problems).toEqual([{ kind: "invalid", field }]);
		}),
	);
});

test("a setting of another version is named and does no harm", () => {
	expect(parseSettings({ style: "dot", hologram: true })).toEqual({
		settings: { ...DEFAULT_SETTINGS, style: "dot" },
		problems: [{ kind: "unknown", field: "hologram" }],
	});
});

test("settings never stored are the defaults, without complaint", () => {
	expect(parseSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
	expect(parseSettings({})).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
});

test.each([
	[undefined, "everyone"],
	[{}, "everyone"],
	[{ who: "nobody" }, "everyone"],
	[{ who: "self" }, "self"],
	[{ who: "others" }, "others"],
])("of %j, with everyone agreed to, the faces of %s are read", (stored, who) => {
	expect(parseSettings(stored, { who: "everyone" }).settings.who).toBe(who);
});

test("where neither a choice nor an agreement is known, nobody else is read", () => {
	expect(parseSettings(undefined).settings.who).toBe("self");
	expect(parseSettings({ who: 7 }).settings.who).toBe("self");
});

test.each([null, 3, "seven", [], true])("%j is no settings at all", (stored) => {
	expect(parseSettings(stored)).toEqual({
		settings: DEFAULT_SETTINGS,
		problems: [{ kind: "invalid", field: null }],
	});
});

test.each([
	["minFacePx", FACE_PX.least - 1],
	["minFacePx", FACE_PX.most + 1],
	["minFacePx", 24.5],
	["minFacePx", "24"],
	["roomMinFaces", ROOM_FACES.least - 1],
	["roomMemorySeconds", ROOM_MEMORY_SECONDS.most + 1],
	["attentionSeconds", ATTENTION_SECONDS.least - 1],
	["attention", "yes"],
	["notOkay", ["sad", "sad"]],
	["notOkay", ["sad", "uncertain"]],
	["language", "pt"],
])("%s cannot be %j", (field, value) => {
	expect(parseSettings({ [field]: value }).problems).toEqual([{ kind: "invalid", field }]);
});

test("the defaults given out are never the shared ones", () => {
	parseSettings(undefined).settings.notOkay.push("happy");
	expect(parseSettings(undefined).settings.notOkay).toEqual(["sad", "angry", "disgust"]);
});
