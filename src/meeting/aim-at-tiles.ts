import type { Patch } from "../shared/frames.ts";
import type { Box, Point } from "../shared/geometry.ts";
import type { FoundTile } from "./find-tiles.ts";
import { contentBox, createBoxReader, visiblePart } from "./tile-style.ts";
import type { Atlas } from "./wanted-copy.ts";

/**
 * Says where the tab's captured picture shows each tile.
 *
 * @param page A page of the tab, which may lie in a frame.
 * @returns Null where the page's place in the tab is not known.
 */
export function aimAtTiles(page: Document, tiles: readonly FoundTile[]): Atlas | null {
	const from = placeInTab(page);
	if (from === null) return null;
	const boxOf = createBoxReader();
	const patches = tiles.map(({ tile, picture, style }): Patch => {
		const { place } = picture;
		const whole = contentBox(place, style, boxOf);
		const shown = visiblePart(whole, { place, clippers: style.clippers }, boxOf);
		return {
			tileId: tile.id,
			source: { x: 0, y: 0, width: tile.width, height: tile.height },
			place: magnified({ ...shown, x: shown.x + from.x, y: shown.y + from.y }),
		};
	});
	const { innerWidth: width, innerHeight: height } = topOf(page);
	return { patches, width, height, bytes: null, busyMs: 0 };
}

/**
 * Finds the top left corner of a page in its tab's window, in CSS px.
 *
 * @returns Null for a page in a frame of another origin, which is not told its place, and for one in a
 *   window of its own.
 */
export function placeInTab(page: Document): Point | null {
	if (page !== document) return null;
	const corner = { x: 0, y: 0 };
	for (let view: Window = window; view !== view.parent; view = view.parent) {
		const frame = view.frameElement;
		if (frame === null) return null;
		const { x, y } = frame.getBoundingClientRect();
		corner.x += x + frame.clientLeft;
		corner.y += y + frame.clientTop;
	}
	return corner;
}

/** The window may show an enlarged part of the page, after a pinch. */
function magnified({ x, y, width, height }: Box): Box {
	const { scale, offsetLeft, offsetTop } = topOf(document).visualViewport ?? UNMAGNIFIED;
	return {
		x: (x - offsetLeft) * scale,
		y: (y - offsetTop) * scale,
		width: width * scale,
		height: height * scale,
	};
}

const UNMAGNIFIED = { scale: 1, offsetLeft: 0, offsetTop: 0 };

function topOf({ defaultView }: Document): Window {
	return defaultView?.top ?? window;
}
