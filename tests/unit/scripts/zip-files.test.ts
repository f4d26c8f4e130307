import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zipFiles } from "../../../scripts/package/zip-files.ts";

const files = fc.dictionary(
	fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}\.js$/),
	fc.uint8Array({ maxLength: 300 }),
	{ minKeys: 1 },
);

test("the same files give the same bytes, in whatever order they were found, and come out again", () => {
	fc.assert(
		fc.property(files, fc.integer(), (contents, seed) => {
			const entries = Object.entries(contents);
			const turned = [...entries.slice(Math.abs(seed) % entries.length), ...entries].reverse();
			const zip = zipFiles(new Map(entries));
			expect(zipFiles(new Map(turned))).toEqual(zip);
			const out = Object.entries(unzipSync(zip));
			expect(new Map(out.map(([name, bytes]) => [name, [...bytes]]))).toEqual(
				new Map(entries.map(([name, bytes]) => [name, [...bytes]])),
			);
		}),
	);
});
