import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packageSize } from "../../../scripts/bench/package-size.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "expressly-size-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("files are summed by their top folder, the heaviest part first", () => {
	mkdirSync(path.join(folder, "models/swift"), { recursive: true });
	writeFileSync(path.join(folder, "models/a.bin"), Buffer.alloc(1000));
	writeFileSync(path.join(folder, "models/swift/b.bin"), Buffer.alloc(500));
	writeFileSync(path.join(folder, "manifest.json"), "{}");
	const sizes = packageSize(folder);
	expect(sizes.map(({ part, bytes }) => [part, bytes])).toEqual([
		["models/", 1500],
		["manifest.json", 2],
	]);
	expect(sizes[0]?.zippedBytes).toBeLessThan(100);
});

test("an empty package has no parts", () => {
	expect(packageSize(folder)).toEqual([]);
});
