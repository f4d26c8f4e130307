import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { noticeText, shippedParts } from "../../../build/notice.ts";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
	dependencies: Record<string, string>;
};
/** Licences whose terms a package with its NOTICE keeps. */
const KEPT = ["MIT", "Apache-2.0", "MPL-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC"];

test("NOTICE is what the dependencies say now: write it anew with `npx tsx scripts/write-notice.ts`", () => {
	expect(readFileSync("NOTICE", "utf8")).toBe(noticeText());
});

test("every dependency is among the shipped parts, and none has a licence that asks for more", () => {
	const parts = shippedParts();
	expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
	expect(parts.filter(({ licence }) => !KEPT.includes(licence))).toEqual([]);
});
