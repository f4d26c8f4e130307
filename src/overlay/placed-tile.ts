import type { PictureView } from "../engine/object-fit.ts";
import type { Box } from "../shared/geometry.ts";

/**
 * A tile as it now lies on the page. Coordinates are CSS px from the top left corner of what the
 * overlay covers: the viewport, or its container.
 */
export interface PlacedTile extends PictureView {
	tileId: string;
	/** The part of `rect` that can be seen: cut by the viewport and by what the page lays over it. */
	clip: Box;
}
