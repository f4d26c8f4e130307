import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** All files in a folder and those below it: contents by path, with `/` between folders, sorted. */
export function readFolder(folder: string): Map<string, Uint8Array> {
	const files = new Map<string, Uint8Array>();
	const found = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort();
	for (const file of found)
		files.set(path.relative(folder, file).split(path.sep).join("/"), readFileSync(file));
	return files;
}
