import type { Point } from "../shared/geometry.ts";
import type { PanelPlace } from "../shared/panel-place.ts";

interface Size {
	width: number;
	height: number;
}

/**
 * Works out where a panel's top left corner lies so that all of it can be seen; where the window is
 * too small for that, its top left part. In CSS px of the window.
 */
export function cornerFromPlace(place: PanelPlace, panel: Size, window: Size): Point {
	const room = roomFor(panel, window);
	return {
		x: within(place.fromRight ? room.x - place.x : place.x, room.x),
		y: within(place.fromBottom ? room.y - place.y : place.y, room.y),
	};
}

/**
 * Says where a panel lies by the edges it is nearest to, so that it stays by them when the window or
 * the panel changes its size. The reverse of `cornerFromPlace` for corners within the window.
 */
export function placeFromCorner({ x, y }: Point, panel: Size, window: Size): PanelPlace {
	const room = roomFor(panel, window);
	const [left, top] = [within(x, room.x), within(y, room.y)];
	const [fromRight, fromBottom] = [left > room.x / 2, top > room.y / 2];
	return {
		fromRight,
		fromBottom,
		x: fromRight ? room.x - left : left,
		y: fromBottom ? room.y - top : top,
	};
}

const roomFor = (panel: Size, window: Size): Point => ({
	x: Math.max(0, window.width - panel.width),
	y: Math.max(0, window.height - panel.height),
});

const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
