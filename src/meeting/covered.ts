import { isHost } from "../overlay/host.ts";
import type { Box } from "../shared/geometry.ts";
import { closestAround, elementsAround, isShadowRoot } from "./dom-tree.ts";
import { DIALOG } from "./read-marks.ts";

/** Where in a picture it is looked for what covers it, as shares of its size. */
const PROBES = [
	[0.5, 0.5],
	[0.3, 0.35],
	[0.7, 0.65],
] as const;
/** Elements that hide what is behind them whatever their background is. */
const SOLID = "img, video, canvas, iframe, dialog";

export interface CoveredPicture {
	/** What shows the picture. */
	place: Element;
	/** Its tile: what lies in that belongs to it. */
	box: Element;
	/** No new frame comes: then what lies over it in its tile is the placeholder of a camera that is off. */
	isStopped: boolean;
}

/**
 * Whether something else in the page hides a picture: an element in fullscreen, a dialog, a panel over
 * the stage. What is see-through, or lies over a part of it only, does not.
 *
 * @param visible The part of the picture inside the window, in CSS px.
 */
export function isCovered({ place, box, isStopped }: CoveredPicture, visible: Box): boolean {
	const page = place.ownerDocument;
	const around = new Set(elementsAround(place));
	if (page.fullscreenElement && !around.has(page.fullscreenElement)) return true;
	// A pointer goes through such a picture to what lies behind it: of that, only a dialog is sure to lie above.
	const isPassed = getComputedStyle(place).pointerEvents === "none";
	return PROBES.every(([across, down]) => {
		const hit = pageElementAt(
			place,
			visible.x + visible.width * across,
			visible.y + visible.height * down,
		);
		if (hit === null || (!isStopped && [...elementsAround(hit)].includes(box))) return false;
		return isPassed ? isInOtherDialog(hit, around) : hides(hit, around);
	});
}

/**
 * The uppermost element of the page itself, in the picture's own tree where it lies in that; our own panel
 * neither covers a picture nor lays one bare.
 */
function pageElementAt(place: Element, x: number, y: number): Element | null {
	const page = place.ownerDocument;
	const root = place.getRootNode();
	// From outside a shadow tree all of it is its host; in it, some browsers find nothing that lies outside.
	const inner = isShadowRoot(root) ? root.elementFromPoint(x, y) : null;
	const hit = inner ?? page.elementFromPoint(x, y);
	if (hit === null || !isHost(hit)) return hit;
	const [first] = (isShadowRoot(root) ? root : page)
		.elementsFromPoint(x, y)
		.filter((element) => !isHost(element));
	return first ?? null;
}

function isInOtherDialog(hit: Element, around: ReadonlySet<Element>): boolean {
	const dialog = closestAround(hit, DIALOG);
	return dialog !== null && !around.has(dialog);
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
