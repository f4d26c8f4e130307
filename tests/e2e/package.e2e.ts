import { readFileSync } from "node:fs";
import { decompress } from "fzstd";
import { expect, test } from "vitest";
import { readFolder } from "../../scripts/package/read-folder.ts";
import { storeProblems } from "../../scripts/package/store-rules.ts";
import { zipFiles } from "../../scripts/package/zip-files.ts";

const MOST_ZIPPED_BYTES = 5e6;
const WASM = "vision_wasm_module_internal.wasm";

const files = readFolder("dist");

test("what was built keeps every rule of the stores, and names no host that nobody has looked at", () => {
	expect(files.has("meeting.js")).toBe(true);
	expect(storeProblems(files, readFileSync("store/permissions.md", "utf8"))).toEqual([]);
});

test("the package is under 5 MB", () => {
	expect(zipFiles(files).length).toBeLessThan(MOST_ZIPPED_BYTES);
});

test("MediaPipe's WebAssembly is, unpacked, the file that its makers published", () => {
	const packed = files.get(`mediapipe/${WASM}.zst`);
	if (packed === undefined) throw new Error("The package has no MediaPipe.");
	const published = readFileSync(`node_modules/@mediapipe/tasks-vision/wasm/${WASM}`);
	expect(published.equals(decompress(packed))).toBe(true);
});
