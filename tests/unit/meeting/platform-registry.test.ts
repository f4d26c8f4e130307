import { expect, test } from "vitest";
import manifest from "../../../manifest.json" with { type: "json" };
import { PLATFORMS } from "../../../src/meeting/platforms.ts";
import { createWords } from "../../../src/shared/words.ts";
import { platformName } from "../../../src/ui/platform-name.ts";

const words = createWords("en", {}, {});

test.each(PLATFORMS.flatMap(({ hosts, id }) => hosts.map((host) => ({ id, host }))))(
	"the manifest lets $id be read at $host",
	({ host }) => {
		expect(manifest.host_permissions).toContain(`https://${host}/*`);
	},
);

test.each(manifest.host_permissions)("%s belongs to a platform", (pattern) => {
	const host = /^https:\/\/(.+)\/\*$/.exec(pattern)?.[1] ?? "";
	const hosts = PLATFORMS.flatMap((platform) => platform.hosts);
	expect(hosts.some((known) => known === host || known === `*.${host}`)).toBe(true);
});

test.each(PLATFORMS)("the pages of the extension call $id by its name", ({ id, name }) => {
	expect(platformName(id, words)).toBe(name);
});

test.each(PLATFORMS)("$id can be known by a host or by a mark", ({ hosts, probe }) => {
	expect(hosts.length > 0 || probe !== undefined).toBe(true);
});
