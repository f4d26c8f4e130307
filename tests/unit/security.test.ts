import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync("SECURITY.md", "utf8");
const named = [...text.matchAll(/`(unit|e2e|fuzz)\/([a-z0-9/-]+)`/g)].map(
	([, kind = "", name = ""]) => ({ kind, name }),
);

/** Where a test that SECURITY.md names may lie. */
const places = (kind: string, name: string) =>
	({
		unit: [`tests/unit/${name}.test.ts`],
		e2e: [`tests/e2e/${name}.e2e.ts`],
		fuzz: [`tests/fuzz/${name}.fuzz.test.ts`],
	})[kind] ?? [];

test("SECURITY.md names tests", () => {
	expect(named.length).toBeGreaterThan(20);
});

test.each(named)("the test $kind/$name that SECURITY.md names is there", ({ kind, name }) => {
	expect(places(kind, name).filter(existsSync)).not.toEqual([]);
});
