import fc from "fast-check";
import { expect, test } from "vitest";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import {
	type Baseline,
	neutralKey,
	parseNeutralFaces,
	personOfKey,
	withNeutralFace,
	withoutNeutralFace,
} from "../../../src/shared/neutral-faces.ts";

const FACE: Baseline = {
	angry: 0,
	disgust: 0,
	fear: 0,
	happy: -0.5,
	sad: 1.2,
	surprise: 0,
	neutral: 0,
};

test("what was kept is read again as it was, after JSON too", () => {
	const kept = withNeutralFace(parseNeutralFaces(undefined), "self", FACE);
	expect(parseNeutralFaces(JSON.parse(JSON.stringify(kept)))).toEqual({
		isUsed: true,
		faces: { self: FACE },
		broken: 0,
	});
});

test("nothing is kept, and nothing used, before it is asked for", () => {
	expect(parseNeutralFaces(undefined)).toEqual({ isUsed: false, faces: {}, broken: 0 });
});

test.each([
	["a word", "yes"],
	["null", null],
	["a list", [FACE]],
	["no switch", { faces: { self: FACE } }],
	["no faces", { isUsed: true }],
])("%s in place of all counts as none, and as broken", (_, stored) => {
	expect(parseNeutralFaces(stored)).toEqual({ isUsed: false, faces: {}, broken: 1 });
});

test.each([
	["without one expression", { ...FACE, sad: undefined }],
	["with a word", { ...FACE, sad: "1" }],
	["beyond what is ever learned", { ...FACE, sad: 9 }],
	["infinite", { ...FACE, sad: Number.POSITIVE_INFINITY }],
	["that is no number", { ...FACE, sad: Number.NaN }],
])("a face %s is set aside, the others stay", (_, broken) => {
	const parsed = parseNeutralFaces({ isUsed: true, faces: { self: FACE, "meet/Ada": broken } });
	expect(parsed).toEqual({ isUsed: true, faces: { self: FACE }, broken: 1 });
});

test("whatever is stored, nothing is thrown and every face that is left is whole", () => {
	fc.assert(
		fc.property(fc.anything(), (stored) => {
			for (const face of Object.values(parseNeutralFaces(stored).faces))
				for (const key of EXPRESSIONS) expect(Math.abs(face[key])).toBeLessThanOrEqual(2);
		}),
	);
});

test("a person goes by platform and name, the user by neither", () => {
	expect(neutralKey("zoom", { isSelf: true, name: "Ada" })).toBe("self");
	expect(neutralKey("zoom", { isSelf: false, name: null })).toBeNull();
	const key = neutralKey("zoom", { isSelf: false, name: "Ada / Eng" });
	expect(personOfKey(key ?? "")).toEqual({ platform: "zoom", name: "Ada / Eng" });
	expect(personOfKey("self")).toBeNull();
});

test("the last face forgotten switches all off", () => {
	const two = withNeutralFace(
		withNeutralFace(parseNeutralFaces(undefined), "self", FACE),
		"a/b",
		FACE,
	);
	const one = withoutNeutralFace(two, "self");
	expect(one).toEqual({ isUsed: true, faces: { "a/b": FACE } });
	expect(withoutNeutralFace(one, "a/b")).toEqual({ isUsed: false, faces: {} });
});
