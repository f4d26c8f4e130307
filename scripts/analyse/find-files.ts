import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { FILE_KIND_BYTES } from "../../src/analyse/file-kind.ts";
import { modeOfFile } from "../../src/analyse/mode-of-file.ts";

/** One file to analyse. */
export interface FoundFile {
	/** As it was given; within a folder, the folder as given and the path in it. */
	name: string;
	/** Where it lies, in full. */
	path: string;
	/** Which of the page's file inputs takes it. */
	input: "pictures" | "video";
}

/** What the paths given on the command line come to. */
export interface FoundFiles {
	files: FoundFile[];
	/** Paths that cannot be read, each with a sentence that says why. */
	failures: { name: string; sentence: string }[];
	/** How many files in folders were left out because neither name nor content is of a picture or video. */
	leftOut: number;
}

/**
 * Finds the files that paths name, folders with all that is in them, in the order given.
 *
 * @param from The folder from which relative paths count.
 */
export function findFiles(paths: readonly string[], from: string): FoundFiles {
	const found: FoundFiles = { files: [], failures: [], leftOut: 0 };
	for (const given of paths) take(given, from, [], found);
	return found;
}

/** @param within The folders it was found in, outermost first and without links; none for what was given. */
function take(name: string, from: string, within: readonly string[], found: FoundFiles): void {
	const isGiven = within.length === 0;
	try {
		const whole = path.resolve(from, name);
		const entry = statSync(whole);
		if (entry.isDirectory()) {
			const real = realpathSync(whole);
			// A link to a folder that it lies in leads to the same files without end.
			if (within.includes(real)) return;
			const inside = readdirSync(whole).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
			for (const child of inside) take(path.join(name, child), from, [...within, real], found);
		} else if (entry.isFile()) takeFile({ name, path: whole }, isGiven, found);
		else if (isGiven) throw Object.assign(new Error(), { code: "ENOTFILE" });
	} catch (error) {
		found.failures.push({ name, sentence: sentenceFor(error, name) });
	}
}

function takeFile(file: Omit<FoundFile, "input">, isGiven: boolean, found: FoundFiles): void {
	const mode = modeOfFile(file.name, headOf(file.path));
	if (mode === null && !isGiven) found.leftOut++;
	else found.files.push({ ...file, input: mode ?? "pictures" });
}

function headOf(file: string): Uint8Array {
	const opened = openSync(file, "r");
	try {
		const head = new Uint8Array(FILE_KIND_BYTES);
		return head.subarray(0, readSync(opened, head));
	} finally {
		closeSync(opened);
	}
}

/** Stands in a name for what is no UTF-8: under such a name the file cannot be found again. */
const UNREADABLE = "\ufffd";

function sentenceFor(error: unknown, name: string): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === "ENOENT" && name.includes(UNREADABLE))
		return "There is no such file or folder, or a name in its path is not UTF-8: rename it.";
	const sentences: Record<string, string> = {
		ENOENT: "There is no such file or folder.",
		EACCES: "It may not be read: check its permissions.",
		EPERM: "It may not be read: check its permissions.",
		ELOOP: "It is a link that leads back to itself.",
		ENOTFILE: "It is neither a file nor a folder.",
	};
	return sentences[code ?? ""] ?? message;
}
