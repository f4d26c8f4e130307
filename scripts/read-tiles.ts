import type { TileDiagnostics } from "../src/shared/diagnostics.ts";
import type { ExtensionBrowser } from "./launch-extension.ts";

/** All tiles the pipeline knows, as Diagnostics shows them. */
export async function readTiles({ diagnostics }: ExtensionBrowser): Promise<TileDiagnostics[]> {
	return (await diagnostics())?.pages.flatMap(({ tiles }) => tiles) ?? [];
}

/** Whether a face on the tile is read for certain enough to be shown. */
export const isRead = ({ latest }: TileDiagnostics): boolean =>
	latest.some(({ trackState }) => trackState === "confirmed");
