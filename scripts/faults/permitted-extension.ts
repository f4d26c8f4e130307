import { cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const FOLDER = ".cache/faults-extension";

/**
 * Copies the built extension, with leave to read the demo call as it has leave to read the meeting pages it knows: what
 * a press of its button gives ends with the page's process.
 *
 * @returns Its folder.
 */
export async function permittedExtension(): Promise<string> {
	await rm(FOLDER, { recursive: true, force: true });
	await cp("dist", FOLDER, { recursive: true });
	const file = path.join(FOLDER, "manifest.json");
	const manifest = JSON.parse(await readFile(file, "utf8")) as { host_permissions: string[] };
	manifest.host_permissions.push("http://127.0.0.1/*");
	await writeFile(file, JSON.stringify(manifest));
	return FOLDER;
}
