import fc from "fast-check";
import { expect, test } from "vitest";
import { readSettingsFile } from "../../../src/options/read-settings-file.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { parseSettings } from "../../../src/shared/settings-schema.ts";

const fileOf = (text: string) => ({ size: text.length, text: async () => text });

test("an exported file comes back as it was", async () => {
	const settings = { ...DEFAULT_SETTINGS, style: "dot" };
	const read = await readSettingsFile(fileOf(JSON.stringify(settings, null, 2)));
	expect(read).toEqual({ given: settings, problems: [] });
});

test("a file gives what is in it, and nothing else", async () => {
	expect(await readSettingsFile(fileOf('{"style":"dot","who":"nobody","keepDays":0}'))).toEqual({
		given: { style: "dot" },
		problems: [
			{ kind: "invalid", field: "who" },
			{ kind: "invalid", field: "keepDays" },
		],
	});
});

const PACKAGE = '{"name":"some-package","version":"1.0.0"}';

test.each(["", "{", "style: dot", "PK\u0003\u0004", "[]", "null", "{}", PACKAGE, '"dot"'])(
	"%j is refused",
	async (text) => {
		expect(await readSettingsFile(fileOf(text))).toBeNull();
	},
);

test("a huge file is refused unread", async () => {
	const text = () => Promise.reject(new Error("read all the same"));
	expect(await readSettingsFile({ size: 10_000_000, text })).toBeNull();
});

test("a file that cannot be read is refused", async () => {
	const text = () => Promise.reject(new Error("gone"));
	expect(await readSettingsFile({ size: 10, text })).toBeNull();
});

test("whatever JSON is in it, what is taken is valid", async () => {
	await fc.assert(
		fc.asyncProperty(fc.json(), async (json) => {
			const read = await readSettingsFile(fileOf(json));
			expect(parseSettings(read?.given).problems).toEqual([]);
		}),
	);
});
