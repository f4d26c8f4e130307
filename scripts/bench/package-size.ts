import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";

/** One part of the package. */
export interface PartSize {
	part: string;
	bytes: number;
	/** After deflate at its strongest, as a zip holds it. */
	zippedBytes: number;
}

/** Sizes of a built package by its top folders, the largest first. */
export function packageSize(folder: string): PartSize[] {
	const parts = new Map<string, PartSize>();
	for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
		const file = path.join(folder, name);
		const bytes = readIfFile(file);
		if (bytes === null) continue;
		const part = name.includes(path.sep) ? `${name.split(path.sep)[0]}/` : name;
		const size = parts.get(part) ?? { part, bytes: 0, zippedBytes: 0 };
		size.bytes += bytes.length;
		size.zippedBytes += deflateRawSync(bytes, { level: 9 }).length;
		parts.set(part, size);
	}
	return [...parts.values()].sort((a, b) => b.zippedBytes - a.zippedBytes);
}

function readIfFile(file: string): Buffer | null {
	try {
		return readFileSync(file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EISDIR") return null;
		throw error;
	}
}
