import { type Zippable, zipSync } from "fflate";

/** The earliest time a zip can hold: what was built when says nothing about what is in it. */
const SOME_TIME = new Date(1980, 0, 1);

/**
 * Packs files so that the same files give the same bytes, wherever and whenever they were built.
 *
 * @param files Contents by path, with `/` between folders.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const entries: Zippable = {};
	for (const name of [...files.keys()].sort()) {
		const bytes = files.get(name);
		// The host system is part of an entry's head; 3 is Unix, with rights rw-r--r--.
		if (bytes) entries[name] = [bytes, { mtime: SOME_TIME, level: 9, os: 3, attrs: 0o644 << 16 }];
	}
	return zipSync(entries);
}
