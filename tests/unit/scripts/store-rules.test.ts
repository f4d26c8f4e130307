import { readFileSync } from "node:fs";
import { Zstd } from "@hpcc-js/wasm-zstd";
import { expect, test } from "vitest";
import { hostsIn, unknownHosts } from "../../../scripts/package/hosts.ts";
import { storeProblems } from "../../../scripts/package/store-rules.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const MANIFEST = {
	manifest_version: 3,
	name: "__MSG_extension_name__",
	description: "__MSG_extension_description__",
	version: "1.2.3",
	default_locale: "en",
	icons: { "16": "i/16.png", "32": "i/32.png", "48": "i/48.png", "128": "i/128.png" },
	permissions: ["storage"],
	host_permissions: ["https://meet.example/*"],
	content_security_policy: {
		extension_pages: "default-src 'self'; script-src 'self'; connect-src 'self'",
	},
};
const REASONS = "`storage` keeps settings. `https://meet.example/*` has calls.";

/** A package that keeps all rules, with some files changed. */
function packageWith(changed: Record<string, string> = {}, manifest: object = {}) {
	const words = { extension_name: { message: "A" }, extension_description: { message: "B" } };
	const icons = ["16", "32", "48", "128"].map(
		(size) => [`i/${size}.png`, new Uint8Array(readFileSync(`icons/${size}.png`))] as const,
	);
	return new Map<string, Uint8Array>([
		...icons,
		["manifest.json", bytes(JSON.stringify({ ...MANIFEST, ...manifest }))],
		["_locales/en/messages.json", bytes(JSON.stringify(words))],
		["a.js", bytes("browser.storage.sync.get()")],
		...Object.entries(changed).map(([name, text]) => [name, bytes(text)] as const),
	]);
}

test("a package that keeps the rules has no problems", () => {
	expect(storeProblems(packageWith(), REASONS)).toEqual([]);
});

test.each([
	["remote script", { "a.html": '<script src="https://cdn.example/x.js">' }, /no store takes/],
	["remote import", { "b.js": 'import("https://cdn.example/x.js")' }, /no store takes/],
	["code made from text", { "b.js": "new Function(text)" }, /no store takes/],
	["a host nobody looked at", { "b.js": "send('https://telemetry.example/v1')" }, /telemetry/],
	["a source map", { "b.js.map": "{}" }, /stray/],
	["a hidden file", { ".DS_Store": "" }, /stray/],
	["a long name", { "_locales/de/messages.json": words(50, 10) }, /50 characters/],
	["a long description", { "_locales/de/messages.json": words(5, 133) }, /133 characters/],
])("%s is found", (_what, changed, problem) => {
	expect(storeProblems(packageWith(changed), REASONS).join("\n")).toMatch(problem);
});

test("hosts are found in compressed WebAssembly too", async () => {
	const zstd = await Zstd.load();
	const wasm = zstd.compress(bytes("\0asm https://telemetry.example/v1"));
	expect(unknownHosts(new Map([["a.wasm.zst", wasm]])).join("\n")).toMatch(/telemetry/);
});

test.each([
	["manifest version 2", { manifest_version: 2 }, /version 3/],
	["an unused permission", { permissions: ["storage", "scripting"] }, /scripting is not used/],
	["an unknown permission", { permissions: ["storage", "tabs"] }, /tabs is not used/],
	["a site without a reason", { host_permissions: ["https://x.example/*"] }, /no reason/],
	["a file open to pages", { web_accessible_resources: [] }, /probe/],
	["a door open to pages", { externally_connectable: {} }, /probe/],
	["a missing icon", { icons: { "16": "i/16.png" } }, /no icon of 128 px/],
	["an icon of another size", { icons: { ...MANIFEST.icons, "128": "i/48.png" } }, /48 by 48/],
	["a policy that lets data out", policy("connect-src 'self' https://x.example"), /connect-src/],
	["a policy that lets code in", policy("script-src 'self' 'unsafe-eval'"), /script-src/],
])("%s is found", (_what, manifest, problem) => {
	expect(storeProblems(packageWith({}, manifest), REASONS).join("\n")).toMatch(problem);
});

test("hosts are found in any text, with their ports left out", () => {
	const text =
		"x='HTTPS://A.example:8/b';y=`wss://c.d.example/`;z=http://localhost:1/ ftp://no.example";
	expect(hostsIn(text)).toEqual(["a.example", "c.d.example", "localhost"]);
	expect(unknownHosts(new Map([["weights.bin", bytes("https://x.example")]]))).toEqual([]);
});

function words(name: number, description: number): string {
	return JSON.stringify({
		extension_name: { message: "n".repeat(name) },
		extension_description: { message: "d".repeat(description) },
	});
}

function policy(directive: string): object {
	const rest = ["default-src", "script-src", "connect-src"]
		.filter((name) => !directive.startsWith(name))
		.map((name) => `${name} 'self'`);
	return { content_security_policy: { extension_pages: [...rest, directive].join("; ") } };
}
