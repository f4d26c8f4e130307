import { expect, test } from "vitest";
import { filesFromDrop } from "../../../src/analyse/collect-files.ts";

type Refuse = (error: DOMException) => void;

const refused = () => new DOMException("no", "NotReadableError");
const picture = (name: string, fullPath: string) => ({
	isFile: true,
	isDirectory: false,
	name,
	fullPath,
	file: (take: (file: File) => void) => take(new File(["picture"], name)),
});
const folder = (name: string, children: readonly object[]) => {
	const parts = [children, []];
	const readEntries = (take: (part: unknown) => void) => take([...(parts.shift() ?? [])]);
	return { isFile: false, isDirectory: true, name, createReader: () => ({ readEntries }) };
};
const closedFolder = (name: string) => ({
	...folder(name, []),
	createReader: () => ({ readEntries: (_: unknown, refuse: Refuse) => refuse(refused()) }),
});

const dropped = (entry: { name: string }) =>
	({
		items: [{ webkitGetAsEntry: () => entry, getAsFile: () => new File([], entry.name) }],
	}) as unknown as DataTransfer;

const namesOf = async (entry: { name: string }) =>
	(await filesFromDrop(dropped(entry))).map(({ name }) => name);

test("files of a dropped folder come in the order of their names, named by their path", async () => {
	const pictures = ["10.png", "9.png"].map((name) => picture(name, `/trip/${name}`));
	expect(await namesOf(folder("trip", pictures))).toEqual(["trip/9.png", "trip/10.png"]);
});

test("a folder that cannot be read takes none of the others with it", async () => {
	const closed = closedFolder("System Volume Information");
	const stick = folder("stick", [closed, picture("trip.png", "/stick/trip.png")]);
	expect(await namesOf(stick)).toEqual(["stick/trip.png"]);
});

test("what was dropped itself and cannot be read is handed on, for the page to say so", async () => {
	expect(await namesOf(closedFolder("secret"))).toEqual(["secret"]);
});
