import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { platformFiles } from "../../../scripts/platform-files.ts";

const REGISTRY = readFileSync("src/meeting/platforms.ts", "utf8");

test("a new platform has an adapter, a stored page, and its place in the registry", () => {
	const files = platformFiles({ name: "Example Meet", host: "meet.example.org" }, REGISTRY);
	expect(Object.keys(files)).toEqual([
		"src/meeting/platforms/example-meet.ts",
		"tests/fixtures/platforms/example-meet/call.html",
		"src/meeting/platforms.ts",
	]);
	expect(files["src/meeting/platforms/example-meet.ts"]).toContain('hosts: ["meet.example.org"]');
	const registry = files["src/meeting/platforms.ts"] ?? "";
	expect(registry).toMatch(/discord,\n\texampleMeet,\n\tgoogleMeet/);
	expect(registry.match(/exampleMeet/g)).toHaveLength(2);
	expect(registry.length).toBeGreaterThan(REGISTRY.length);
});

test("a product that people host themselves has no host", () => {
	const files = platformFiles({ name: "Example", host: null }, REGISTRY);
	expect(files["src/meeting/platforms/example.ts"]).toContain("hosts: []");
});

test.each([
	["Class", "classPlatform"],
	["Await", "awaitPlatform"],
	["Eval", "evalPlatform"],
	["LIVE-KIT 2", "liveKit2"],
	["Platforms", "platformsPlatform"],
	["Import", "importPlatform"],
	["Class Meet", "classMeet"],
])(
	"%s is named in code %s, which no word of the language or of the registry is",
	(name, constant) => {
		const files = platformFiles({ name, host: null }, REGISTRY);
		const [[, adapter] = []] = Object.entries(files);
		expect(adapter).toContain(`export const ${constant}: Platform`);
		expect(files["src/meeting/platforms.ts"]?.split(new RegExp(`\\b${constant}\\b`))).toHaveLength(
			3,
		);
	},
);

test.each([
	["Zoom", "Zoom is already there."],
	["+++", '"+++" should begin with a letter from a to z.'],
])("%o is refused", (name, message) => {
	expect(() => platformFiles({ name, host: null }, REGISTRY)).toThrow(message);
});

test("a registry of another shape is left alone", () => {
	expect(() => platformFiles({ name: "Example", host: null }, "")).toThrow("by hand");
});

test.each(["https://meet.example.org", "meet.example.org/room", "meet"])(
	"%s is refused as a host",
	(host) => {
		expect(() => platformFiles({ name: "Example Meet", host }, "")).toThrow("is no host");
	},
);
