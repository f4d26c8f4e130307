import type { ShownLabel } from "../shared/expressions.ts";
import { INK, LABEL_LOOKS } from "../shared/label-look.ts";
import { svgElement } from "./label-icon.ts";

const CELL_PX = 6;

/** Lines of ink over a label's colour, on a cell of 6 by 6 px, so that areas are told apart without colour. */
const LINES: Readonly<Record<ShownLabel, string>> = {
	angry: "M-1 1L1-1M0 6L6 0M5 7L7 5",
	disgust: "M-1 5L1 7M0 0L6 6M5-1L7 1",
	fear: "M0 3h6M3 0v6",
	happy: "",
	sad: "M0 3h6",
	surprise: "M3 0v6",
	neutral: "M2.4 3h1.2",
	uncertain: "M0 1.5h3M3 4.5h3",
	okay: "",
	notOkay: "M-1 1L1-1M0 6L6 0M5 7L7 5",
};

const idOf = (label: ShownLabel) => `pattern-${label}`;

/** What a shape of one label is filled with, within a tree that holds the patterns. */
export const patternFill = (label: ShownLabel): string => `url(#${idOf(label)})`;

/** Makes the patterns of all labels, for one place in the tree that uses them. */
export function createPatterns(document: Document): SVGElement {
	const definitions = svgElement(document, "defs", {});
	for (const label of Object.keys(LINES) as ShownLabel[]) {
		const side = `${CELL_PX}`;
		const pattern = svgElement(document, "pattern", {
			id: idOf(label),
			width: side,
			height: side,
			patternUnits: "userSpaceOnUse",
		});
		const { colour } = LABEL_LOOKS[label];
		pattern.append(
			svgElement(document, "rect", { width: side, height: side, fill: colour }),
			svgElement(document, "path", {
				d: LINES[label],
				stroke: INK,
				"stroke-width": "1.2",
				"stroke-opacity": "0.75",
			}),
		);
		definitions.append(pattern);
	}
	return definitions;
}
