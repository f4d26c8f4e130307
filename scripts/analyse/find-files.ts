import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { FILE_KIND_BYTES, type FileKind, fileKindOf } from "../../src/analyse/file-kind.ts";

/** One file to analyse. */
export interface FoundFile {
	/** As it was given; within a folder, the folder as given and the path in it. */
	name: string;
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

/** Endings by which a file in a folder calls itself a picture or video; it then fails if it is none. */
const PICTURE_ENDING = /\.(jpe?g|jfif|png|webp|avif|gif|bmp|svg|hei[cf]|tiff?)$/i;
const VIDEO_ENDING = /\.(mp4|m4v|mov|webm|mkv|avi|mpe?g|ogv|3gp)$/i;

/** Finds the files that paths name, folders with all that is in them, in the order given. */
export function findFiles(paths: readonly string[]): FoundFiles {
	const found: FoundFiles = { files: [], failures: [], leftOut: 0 };
	for (const given of paths) take(given, true, found);
	return found;
}

function take(name: string, isGiven: boolean, found: FoundFiles): void {
	try {
		const entry = statSync(name);
		if (entry.isDirectory()) {
			const inside = readdirSync(name).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
			for (const child of inside) take(path.join(name, child), false, found);
		} else if (entry.isFile()) takeFile(name, isGiven, found);
		else if (isGiven) throw Object.assign(new Error(), { code: "ENOTFILE" });
	} catch (error) {
		found.failures.push({ name, sentence: sentenceFor(error) });
	}
}

function takeFile(name: string, isGiven: boolean, found: FoundFiles): void {
	const content = fileKindOf(headOf(name));
	const isVideo = VIDEO_ENDING.test(name);
	const saysSo = isVideo || PICTURE_ENDING.test(name);
	if (content.kind === "refused" && !isGiven && !saysSo) {
		found.leftOut++;
		return;
	}
	// What is empty or a picture is told best by the pictures' own door, whatever its name.
	const asVideo = content.kind === "media" || (isVideo && isUnknown(content));
	found.files.push({ name, input: asVideo ? "video" : "pictures" });
}

const isUnknown = (content: FileKind) =>
	content.kind === "refused" && content.reason === "no_picture";

function headOf(name: string): Uint8Array {
	const file = openSync(name, "r");
	try {
		const head = new Uint8Array(FILE_KIND_BYTES);
		return head.subarray(0, readSync(file, head));
	} finally {
		closeSync(file);
	}
}

function sentenceFor(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	const sentences: Record<string, string> = {
		ENOENT: "There is no such file or folder.",
		EACCES: "It may not be read: check its permissions.",
		EPERM: "It may not be read: check its permissions.",
		ELOOP: "It is a link that leads back to itself.",
		ENOTFILE: "It is neither a file nor a folder.",
	};
	return sentences[code ?? ""] ?? message;
}
