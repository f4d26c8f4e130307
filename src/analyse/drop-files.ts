import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { localTime } from "../ui/local-time.ts";
import { filesFromDrop, type NamedFile } from "./collect-files.ts";

/** Whether files are being dragged over the page. */
export const isDragging = signal(false);

/** What browsers call every picture on the clipboard that was copied from no file. */
const NAMELESS = "image.png";

/** One screenshot is told from another by when it was pasted: in a table of both they would have one name. */
const pastedName = ({ name }: File): string =>
	name === NAMELESS ? `image ${localTime(new Date())}.png` : name;

/**
 * Takes files that are dropped anywhere on the page, or pasted into it. Without this the browser
 * would leave the page to show a dropped picture.
 */
export function useDroppedFiles(take: (files: NamedFile[]) => unknown): void {
	useEffect(() => {
		const listening = new AbortController();
		const listen = <K extends keyof WindowEventMap>(
			type: K,
			listener: (event: WindowEventMap[K]) => void,
		) => addEventListener(type, listener, { signal: listening.signal });
		listen("dragover", (event) => {
			event.preventDefault();
			isDragging.value = event.dataTransfer?.types.includes("Files") ?? false;
			// A link or text holds nothing to read, and the pointer says so.
			if (event.dataTransfer && !isDragging.value) event.dataTransfer.dropEffect = "none";
		});
		listen("dragleave", (event) => {
			if (event.relatedTarget === null) isDragging.value = false;
		});
		listen("drop", (event) => {
			event.preventDefault();
			isDragging.value = false;
			if (event.dataTransfer) void filesFromDrop(event.dataTransfer).then(take);
		});
		listen("paste", (event) => {
			const files = [...(event.clipboardData?.files ?? [])];
			if (files.length > 0) take(files.map((file) => ({ name: pastedName(file), file })));
		});
		return () => listening.abort();
	}, [take]);
}
