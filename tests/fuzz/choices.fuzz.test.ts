import fc from "fast-check";
import { expect, test } from "vitest";
import { readParticipantText } from "../../src/engine/participant-name.ts";
import { parseConsent } from "../../src/shared/consent.ts";
import { MAX_SHIFT, parseNeutralFaces } from "../../src/shared/neutral-faces.ts";
import { parsePolicy } from "../../src/shared/policy.ts";
import { DEFAULT_SETTINGS } from "../../src/shared/settings.ts";
import { parseSettings } from "../../src/shared/settings-schema.ts";
import { tryOut, WITHIN_MS } from "./cases.ts";
import { spoiltText, spoiltValue } from "./spoil.ts";

test("stored settings", { timeout: WITHIN_MS }, () => {
	tryOut(spoiltValue(DEFAULT_SETTINGS), (stored) => {
		const { settings } = parseSettings(stored);
		expect(Object.keys(settings).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
		expect(parseSettings(settings)).toEqual({ settings, problems: [] });
	});
});

test("a stored agreement is taken only if it is one", { timeout: WITHIN_MS }, () => {
	tryOut(spoiltValue({ atMs: 5, who: "self" }), (stored) => {
		const consent = parseConsent(stored);
		if (consent === null) return;
		expect(["self", "everyone"]).toContain(consent.who);
		expect(typeof consent.atMs).toBe("number");
	});
});

test("stored neutral faces", { timeout: WITHIN_MS }, () => {
	const face = { angry: 0, disgust: 1, fear: -1, happy: 0.5, sad: 2, surprise: -2, neutral: 0 };
	tryOut(spoiltValue({ isUsed: true, faces: { self: face, "zoom/Ana": face } }), (stored) => {
		const { faces, broken } = parseNeutralFaces(stored);
		expect(Number.isInteger(broken)).toBe(true);
		for (const shift of Object.values(faces).flatMap((one) => Object.values(one)))
			expect(Math.abs(shift)).toBeLessThanOrEqual(MAX_SHIFT);
	});
});

test("a managed policy never allows more than none does", { timeout: WITHIN_MS }, () => {
	const sound = { onlyMe: true, noHistory: false, noAnalyse: true };
	tryOut(spoiltValue(sound), (managed) => {
		const { onlyMe, off } = parsePolicy(managed);
		expect(typeof onlyMe).toBe("boolean");
		expect(new Set(off).size).toBe(off.length);
	});
});

test("a participant's name, which is theirs to choose", { timeout: WITHIN_MS }, () => {
	const sound = [
		"Ana (You)",
		"Ben's screen",
		"more_vert Chi · Host",
		"<b>Dana</b>",
		"(((((",
		"_a_a_a",
	];
	const long = fc
		.tuple(spoiltText(...sound), fc.nat(2000))
		.map(([text, times]) => text.repeat(times));
	tryOut(fc.oneof(spoiltText(...sound), fc.string({ unit: "binary" }), long), (raw) => {
		const { name } = readParticipantText(raw);
		expect(name === null || (name.length > 0 && name.length <= 60)).toBe(true);
	});
});
