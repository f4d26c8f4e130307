import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Feature, NO_POLICY, parsePolicy, underPolicy } from "../../../src/shared/policy.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";

const { properties } = JSON.parse(readFileSync("public/managed-schema.json", "utf8")) as {
	properties: Record<string, { type: string }>;
};

test("everything the schema offers to administrators is understood, and does something", () => {
	for (const key of Object.keys(properties)) {
		const policy = parsePolicy({ [key]: true });
		expect(policy, key).not.toEqual(NO_POLICY);
		expect(parsePolicy({ [key]: false }), key).toEqual(NO_POLICY);
	}
	const all = parsePolicy(Object.fromEntries(Object.keys(properties).map((key) => [key, true])));
	expect(all.onlyMe).toBe(true);
	expect(all.off.length).toBe(Object.keys(properties).length - 1);
});

test.each([undefined, null, 5, "x", [], {}, { other: true }])("%j restricts nothing", (managed) => {
	expect(parsePolicy(managed)).toEqual(NO_POLICY);
});

test("a policy of the wrong kind restricts rather than allows", () => {
	expect(parsePolicy({ onlyMe: "yes", noHistory: 1 })).toEqual({ onlyMe: true, off: ["history"] });
});

test("where only the user may be read, no setting says otherwise; all others stay theirs", () => {
	fc.assert(
		fc.property(fc.constantFrom("everyone", "self", "others"), fc.boolean(), (who, boxes) => {
			const settings = { ...DEFAULT_SETTINGS, who, boxes };
			expect(underPolicy(settings, { onlyMe: true, off: [] })).toEqual({
				...settings,
				who: "self",
			});
			expect(underPolicy(settings, NO_POLICY)).toEqual(settings);
		}),
	);
});

test("a part that is switched off is off, whatever the user has chosen", () => {
	const settings = { ...DEFAULT_SETTINGS, room: true, attention: true };
	expect(underPolicy(settings, { onlyMe: false, off: ["room"] })).toMatchObject({
		room: false,
		attention: true,
	});
	expect(underPolicy(settings, { onlyMe: false, off: ["attention"] })).toMatchObject({
		room: true,
		attention: false,
	});
});

test("where no history is to be kept, or no name, no setting says otherwise", () => {
	const settings = { ...DEFAULT_SETTINGS, keepHistory: true, keepNames: true };
	const under = (off: Feature[]) => underPolicy(settings, { onlyMe: false, off });
	expect(under(["history"])).toEqual({ ...settings, keepHistory: false, keepNames: false });
	expect(under(["names"])).toEqual({ ...settings, keepNames: false });
});
