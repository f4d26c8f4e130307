/** A file to analyse, with the name it is shown and exported by: its path where a folder was chosen. */
export interface NamedFile {
	name: string;
	file: File;
}

/** Files picked with a file input; those of a picked folder are named by their path in it. */
export function filesFromInput(list: FileList): NamedFile[] {
	return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/**
 * Files dropped on the page, those in dropped folders included, in the order of their names. What cannot be read
 * in a folder is left out: a memory stick, for one, holds folders of the system's own.
 */
export async function filesFromDrop(transfer: DataTransfer): Promise<NamedFile[]> {
	// The list is emptied as soon as the event's handler waits, so all entries are taken at once.
	const dropped = [...transfer.items].map((item) => ({
		entry: item.webkitGetAsEntry(),
		file: item.getAsFile(),
	}));
	const found: NamedFile[] = [];
	for (const { entry, file } of dropped) {
		const alone = file ? [{ name: file.name, file }] : [];
		found.push(...(entry ? await filesIn(entry).catch(() => alone) : alone));
	}
	return found;
}

async function filesIn(entry: FileSystemEntry): Promise<NamedFile[]> {
	if (isFile(entry)) {
		const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
		return [{ name: entry.fullPath.replace(/^\//, ""), file }];
	}
	if (!isDirectory(entry)) return [];
	const children = await entriesIn(entry.createReader());
	children.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
	const found: NamedFile[] = [];
	for (const child of children) found.push(...(await filesIn(child).catch(() => [])));
	return found;
}

/** A reader hands out a folder in parts, of 100 in Chromium, and an empty part at the end. */
async function entriesIn(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
	const all: FileSystemEntry[] = [];
	for (;;) {
		const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject),
		);
		if (part.length === 0) return all;
		all.push(...part);
	}
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
	entry.isDirectory;
