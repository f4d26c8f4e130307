import { type FileKind, fileKindOf } from "./file-kind.ts";

/** Endings by which a file calls itself a picture or video; it then fails if it is none. */
const PICTURE_ENDING = /\.(jpe?g|jfif|png|webp|avif|gif|bmp|svg|hei[cf]|tiff?)$/i;
const VIDEO_ENDING = /\.(mp4|m4v|mov|webm|mkv|avi|mpe?g|ogv|3gp|mts|m2ts)$/i;

/** What macOS keeps beside a file on a foreign disk has that file's ending: `._beach.jpg`. */
const APPLE_DOUBLE = /(^|[\\/])\._[^\\/]*$/;

/**
 * Tells which mode takes a file: what it is counts, and where it is nothing known, what its name says.
 *
 * @param name With folders or without.
 * @param head As `fileKindOf` takes it.
 * @returns Null where neither content nor name is of a picture or video.
 */
export function modeOfFile(name: string, head: Uint8Array): "pictures" | "video" | null {
	const content = fileKindOf(head);
	if (content.kind === "media") return "video";
	const isVideo = VIDEO_ENDING.test(name);
	const saysSo = (isVideo || PICTURE_ENDING.test(name)) && !APPLE_DOUBLE.test(name);
	if (content.kind === "refused" && !saysSo) return null;
	// What is empty or a picture is told best by the pictures' own door, whatever its name.
	return isVideo && isUnknown(content) ? "video" : "pictures";
}

const isUnknown = (content: FileKind) =>
	content.kind === "refused" && content.reason === "no_picture";
