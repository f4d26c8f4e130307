import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** All that the built extension is made from. */
const SOURCES = [
	...["src", "public", "models", "icons", "build"],
	...["manifest.json", "vite.config.ts", "package-lock.json"],
];
/** Written by every build. */
const BUILT = "dist/manifest.json";

/** Builds the extension into dist/ unless what is there is newer than all it is made from. */
export async function buildIfStale(say: (sentence: string) => void): Promise<void> {
	const isFresh = existsSync(BUILT) && statSync(BUILT).mtimeMs >= newestMs(SOURCES);
	if (isFresh) return;
	say("Building the extension …");
	const { build } = await import("vite");
	await build({ logLevel: "error" });
}

/** When the newest of the files, or of the files in the folders, was changed. */
export function newestMs(places: readonly string[]): number {
	let newest = 0;
	for (const place of places) {
		if (!existsSync(place)) continue;
		const found = statSync(place);
		const inside = found.isDirectory()
			? readdirSync(place).map((name) => path.join(place, name))
			: [];
		newest = Math.max(newest, found.mtimeMs, newestMs(inside));
	}
	return newest;
}
