import type { NamedFile } from "./collect-files.ts";
import { FILE_KIND_BYTES } from "./file-kind.ts";
import { modeOfFile } from "./mode-of-file.ts";
import { showMode } from "./mode-tabs.tsx";
import { addPictures } from "./pictures-state.ts";
import { addVideos } from "./video-state.ts";

/**
 * Takes files that were dropped, pasted, or are all of a folder: videos go to the video mode, all else to the
 * pictures, which say what is wrong with what is none. Of a folder only what is a picture or video counts,
 * unless nothing is.
 */
export async function takeFiles(files: readonly NamedFile[]): Promise<void> {
	const placed = await Promise.all(
		files.map(async (file) => ({ file, mode: modeOfFile(file.name, await headOf(file)) })),
	);
	const videos = placed.filter(({ mode }) => mode === "video").map(({ file }) => file);
	const pictures = placed.filter(({ mode }) => mode === "pictures").map(({ file }) => file);
	const others = placed.filter(({ mode }) => mode === null).map(({ file }) => file);
	const isNothing = pictures.length === 0 && videos.length === 0;
	pictures.push(...others.filter((file) => isNothing || !isInFolder(file)));
	if (videos.length > 0) addVideos(videos);
	if (pictures.length > 0) addPictures(pictures);
	if (pictures.length > 0) showMode("pictures");
	else if (videos.length > 0) showMode("video");
}

const isInFolder = ({ name }: NamedFile) => name.includes("/");

/** Empty where the file cannot be read: what takes it then says so. */
async function headOf({ file }: NamedFile): Promise<Uint8Array> {
	const head = await file
		.slice(0, FILE_KIND_BYTES)
		.arrayBuffer()
		.catch(() => new ArrayBuffer(0));
	return new Uint8Array(head);
}
