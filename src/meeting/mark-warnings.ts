import type { PageWarning } from "../shared/diagnostics.ts";
import type { FoundTile } from "./find-tiles.ts";
import type { Platform } from "./platform.ts";

/**
 * Says which of a platform's marks no longer match its page, for Diagnostics. The tiles are found and
 * named by the page's structure then.
 */
export function markWarnings(tiles: readonly FoundTile[], platform: Platform): PageWarning[] {
	const readable = tiles.filter(({ tile }) => tile.skipped === undefined);
	const others = readable.filter(({ tile }) => !tile.isSelf);
	// The viewer's own picture, before the call and in a window of its own, has no mark on some pages.
	if (others.length === 0 || platform.tile.length === 0) return [];
	if (!readable.some(({ marked }) => marked.tile)) return ["no-tile-marks"];
	if (platform.names.length > 0 && !others.some(({ marked }) => marked.name))
		return ["no-name-marks"];
	return [];
}
