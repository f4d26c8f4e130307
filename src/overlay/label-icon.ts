import type { ShownLabel } from "../shared/expressions.ts";
import { ICON_STROKE, INK, LABEL_LOOKS, type LabelLook } from "../shared/label-look.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Each label's face as it was first drawn: a copy costs a fraction of drawing it again. */
const drawn = new Map<ShownLabel, DocumentFragment>();

/** Draws a label's face into `icon`, in place of what it showed. */
export function drawLabelIcon(icon: SVGElement, label: ShownLabel): void {
	const face = drawn.get(label) ?? drawFace(icon.ownerDocument, label);
	drawn.set(label, face);
	icon.replaceChildren(icon.ownerDocument.importNode(face, true));
}

function drawFace(ownerDocument: Document, label: ShownLabel): DocumentFragment {
	const look = LABEL_LOOKS[label];
	const ink = look.disc === "face" ? INK : look.colour;
	const lines = svgElement(ownerDocument, "path", {
		d: look.strokes,
		fill: "none",
		stroke: ink,
		"stroke-width": `${ICON_STROKE}`,
		"stroke-linecap": "round",
		"stroke-linejoin": "round",
	});
	const fills = svgElement(ownerDocument, "path", { d: look.fills, fill: ink });
	const face = ownerDocument.createDocumentFragment();
	face.append(drawDisc(ownerDocument, look), lines, fills);
	return face;
}

/** Makes an empty icon for `drawLabelIcon`. */
export function createLabelIcon(document: Document): SVGElement {
	return svgElement(document, "svg", { viewBox: "0 0 16 16", class: "icon" });
}

function drawDisc(document: Document, { disc, colour }: LabelLook): SVGElement {
	const middle = { cx: "8", cy: "8" };
	return disc === "face"
		? svgElement(document, "circle", { ...middle, r: "8", fill: colour })
		: svgElement(document, "circle", {
				...middle,
				r: "7.25",
				fill: INK,
				stroke: colour,
				"stroke-width": "1.5",
			});
}

/** Makes one SVG element with the given attributes. */
export function svgElement(
	document: Document,
	name: string,
	attributes: Record<string, string>,
): SVGElement {
	const element = document.createElementNS(SVG, name) as SVGElement;
	for (const [attribute, value] of Object.entries(attributes))
		element.setAttribute(attribute, value);
	return element;
}
