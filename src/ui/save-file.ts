/** Hands a file to the browser's downloads. */
export function saveFile(name: string, contents: Blob): void {
	const address = URL.createObjectURL(contents);
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	// The download reads the address after this turn; a minute is ample, and nothing leaks.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A long file is made for so long at a time, in ms; then the page may answer. */
const STRETCH_MS = 30;

/**
 * Makes a file part by part, while the page goes on, and hands it to the browser's downloads.
 *
 * @param onPart Told now and then how many parts are made.
 */
export async function saveInParts(
	name: string,
	type: string,
	parts: Iterable<string>,
	onPart: (made: number) => void,
): Promise<void> {
	const blobs: Blob[] = [];
	let texts: string[] = [];
	let made = 0;
	let sinceMs = performance.now();
	for (const part of parts) {
		texts.push(part);
		made += 1;
		if (performance.now() - sinceMs < STRETCH_MS) continue;
		blobs.push(new Blob(texts));
		texts = [];
		onPart(made);
		await new Promise((resolve) => setTimeout(resolve));
		sinceMs = performance.now();
	}
	saveFile(name, new Blob([...blobs, ...texts], { type }));
}

/** Saves a text that is JSON. */
export function saveJson(name: string, text: string): void {
	saveFile(name, new Blob([text], { type: "application/json" }));
}

/** A canvas as a PNG file. */
export async function savePng(stem: string, canvas: OffscreenCanvas): Promise<void> {
	saveFile(`${stem}.png`, await canvas.convertToBlob({ type: "image/png" }));
}

/** A file's name without folders and ending, to name what is made from it. */
export function stemOf(name: string): string {
	const base = name.split("/").at(-1) ?? name;
	return base.replace(/\.[^.]{1,5}$/, "") || "picture";
}
