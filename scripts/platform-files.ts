import { Script } from "node:vm";

/** A meeting product as a contributor names it on the command line. */
export interface NewPlatform {
	/** As its makers write it: "Example Meet". */
	name: string;
	/** Where its calls run; none for a product that people host themselves. */
	host: string | null;
}

/** A file to write, by its place in the repository. */
export type Files = Record<string, string>;

const HOST = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const REGISTRY = "src/meeting/platforms.ts";

/**
 * Makes the files of a new platform: its adapter, a stored page to test it on, and the registry with
 * one more line. The test goes through all stored pages, so that needs no further line.
 *
 * @param registry The present text of `src/meeting/platforms.ts`.
 * @throws Error that says what is wrong with the name or host, or that the platform is already there.
 */
export function platformFiles({ name, host }: NewPlatform, registry: string): Files {
	const id = name
		.trim()
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");
	if (!/^[a-z]/.test(id)) throw new Error(`"${name}" should begin with a letter from a to z.`);
	if (host !== null && !HOST.test(host))
		throw new Error(
			`"${host}" is no host: give it without https:// and a path, as meet.example.org.`,
		);
	if (registry.includes(`"./platforms/${id}.ts"`)) throw new Error(`${name} is already there.`);
	const constant = constantFor(id, registry);
	return {
		[`src/meeting/platforms/${id}.ts`]: adapter(constant, id, name.trim(), host),
		[`tests/fixtures/platforms/${id}/call.html`]: storedPage(name.trim()),
		[REGISTRY]: register(registry, constant, id),
	};
}

/** A word of the language, as the product "Class" would have for its name, or one that is in use gets an ending. */
function constantFor(id: string, registry: string): string {
	const word = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
	const isFree = isName(word) && !new RegExp(`\\b${word}\\b`).test(registry);
	return isFree ? word : `${word}Platform`;
}

/** Whether a module may declare a constant of this name. */
function isName(word: string): boolean {
	try {
		new Script(`"use strict"; async () => { const ${word} = null; }`);
		return true;
	} catch {
		return false;
	}
}

function adapter(constant: string, id: string, name: string, host: string | null): string {
	return `import type { Platform } from "../platform.ts";

export const ${constant}: Platform = {
	id: "${id}",
	name: ${JSON.stringify(name)},
	hosts: [${host === null ? "" : JSON.stringify(host)}],
	tile: ["[data-example-tile]"],
	names: [{ selector: "[data-example-name]" }],
};
`;
}

/** Written from what the product's page is known to hold, never copied from it. */
function storedPage(name: string): string {
	return `<!-- ${name}: what was seen, where and when. -->
<main>
	<div data-example-tile><video x-track="remote:ana" x-rect="0 0 400 300"></video><span data-example-name>Ana Silva</span></div>
	<div data-example-tile><video x-track="camera:own" x-rect="400 0 400 300"></video><span data-example-name>Cho Park (You)</span></div>
</main>
<script type="application/json" id="expected">
[
	{"name": "Ana Silva", "isSelf": false},
	{"name": "Cho Park", "isSelf": true}
]
</script>
`;
}

function register(registry: string, constant: string, id: string): string {
	const imports = registry.match(/^import .*\n/gm) ?? [];
	const entries = /= \[\n([\s\S]*?)\];/.exec(registry)?.[1] ?? "";
	if (imports.length === 0 || entries === "")
		throw new Error(`${REGISTRY} does not look as expected: add the platform there by hand.`);
	const withImport = [...imports, `import { ${constant} } from "./platforms/${id}.ts";\n`];
	const withEntry = [...entries.split(/(?<=\n)/), `\t${constant},\n`];
	return registry
		.replace(imports.join(""), withImport.sort(byPath).join(""))
		.replace(entries, withEntry.sort().join(""));
}

function byPath(a: string, b: string): number {
	const [pathA = "", pathB = ""] = [a, b].map((line) => /"(.*)"/.exec(line)?.[1]);
	return pathA < pathB ? -1 : 1;
}
