import type { Diagnostics } from "../shared/diagnostics.ts";

/** The same diagnostics with every participant's name taken out, fit to be sent to others. */
export function withoutNames(diagnostics: Diagnostics): Diagnostics {
	return {
		...diagnostics,
		pages: diagnostics.pages.map((page) => ({
			...page,
			tiles: page.tiles.map((tile) => ({ ...tile, name: null })),
		})),
	};
}
