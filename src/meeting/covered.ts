import { isHost } from "../overlay/host.ts";
import type { Box } from "../shared/geometry.ts";
import { elementsAround } from "./dom-tree.ts";

/** Where in a picture it is looked for what covers it, as shares of its size. */
const PROBES = [
	[0.5, 0.5],
	[0.3, 0.35],
	[0.7, 0.65],
] as const;
/** Elements that hide what is behind them whatever their background is. */
const SOLID = "img, video, canvas, iframe, dialog";

/**
 * Whether something else in the page hides a picture: an element in fullscreen, a dialog, a panel over
 * the stage. What is see-through, or lies over a part of it only, does not.
 *
 * @param place What shows the picture.
 * @param box Its tile: what lies in that belongs to it.
 * @param visible The part of the picture inside the window, in CSS px.
 */
export function isCovered(place: Element, box: Element, visible: Box): boolean {
	const page = place.ownerDocument;
	const around = new Set(elementsAround(place));
	if (page.fullscreenElement && !around.has(page.fullscreenElement)) return true;
	return PROBES.every(([across, down]) => {
		const hit = pageElementAt(
			page,
			visible.x + visible.width * across,
			visible.y + visible.height * down,
		);
		return hit !== null && !box.contains(hit) && hides(hit, around);
	});
}

/** The uppermost element of the page itself; our own panel neither covers a picture nor lays one bare. */
function pageElementAt(page: Document, x: number, y: number): Element | null {
	const hit = page.elementFromPoint(x, y);
	if (hit === null || !isHost(hit)) return hit;
	return page.elementsFromPoint(x, y).find((element) => !isHost(element)) ?? null;
}

/** Whether `hit`, or an element around it that is not around the picture too, is opaque. */
function hides(hit: Element, around: ReadonlySet<Element>): boolean {
	for (const element of elementsAround(hit)) {
		if (around.has(element)) return false;
		if (element.matches(SOLID) || isOpaque(getComputedStyle(element))) return true;
	}
	return false;
}

/** Computed colours are written `rgb(…)` without and `rgba(…, a)` with transparency. */
function isOpaque({ backgroundColor, opacity, backgroundImage }: CSSStyleDeclaration): boolean {
	if (opacity !== "" && Number(opacity) < 0.9) return false;
	return backgroundColor.startsWith("rgb(") || backgroundImage.includes("url(");
}
