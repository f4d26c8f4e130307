import type { FoundTile } from "./find-tiles.ts";
import type { Platform } from "./platform.ts";

/**
 * Says which of a platform's marks no longer match its page, for Diagnostics. The tiles are found all
 * the same.
 */
export function markWarnings(tiles: readonly FoundTile[], platform: Platform): string[] {
	const readable = tiles.filter(({ tile }) => tile.skipped === undefined);
	const others = readable.filter(({ tile }) => !tile.isSelf);
	// The viewer's own picture, before the call and in a window of its own, has no mark on some pages.
	if (others.length === 0 || platform.tile.length === 0) return [];
	if (!readable.some(({ marked }) => marked.tile))
		return [
			`${platform.name}: none of the ${readable.length} tiles carries a known mark; they were found and named by the page's structure`,
		];
	if (platform.names.length > 0 && !others.some(({ marked }) => marked.name))
		return [
			`${platform.name}: no name was found where it is known to be; names come from the page's structure`,
		];
	return [];
}
