import type { LabelEntry } from "../engine/label-set.ts";
import type { LabelShape } from "./label-shape.ts";
import type { LabelWords } from "./label-words.ts";
import type { ShownFace } from "./shown-face.ts";
import type { TextWidth } from "./text-width.ts";

export const FONT_FAMILY =
	'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif';

/** Lengths of a label's parts in em of its text size. The style sheet and `labelSize` both use them. */
export const EM = {
	dot: 1.8,
	dotIcon: 1.5,
	chipHeight: 1.9,
	chipStart: 0.3,
	chipEnd: 0.7,
	icon: 1.35,
	gap: 0.45,
	panelPad: 0.65,
	panelHead: 1.8,
	row: 1.75,
};

/** Room is kept for two digits; the rare 100 % makes its label a little wider. */
const LONGEST_PERCENT = 99;

/** How many rows a shape shows of a label set. */
export function rowCount(shape: LabelShape, entries: readonly LabelEntry[]): number {
	if (shape === "allBars") return entries.length;
	return shape === "threeBars" ? Math.min(3, entries.length) : 0;
}

/**
 * Works out a label's size without laying it out. It depends on the label's word, never on its
 * numbers, so a label does not breathe with its percentage.
 *
 * @returns In CSS px.
 */
export function labelSize(
	shape: LabelShape,
	face: ShownFace,
	{ words, textPx, textWidth }: { words: LabelWords; textPx: number; textWidth: TextWidth },
): { width: number; height: number } {
	const strong = `600 ${textPx}px ${FONT_FAMILY}`;
	const head = EM.icon + EM.gap;
	const word = textWidth(words.label(face.label), strong);
	if (shape === "dot") return { width: EM.dot * textPx, height: EM.dot * textPx };
	if (shape === "chip") {
		const percent = textWidth(words.percent(LONGEST_PERCENT), strong) + EM.gap * textPx;
		return {
			width: (EM.chipStart + head + EM.chipEnd) * textPx + word + percentIf(face, percent),
			height: EM.chipHeight * textPx,
		};
	}
	const plain = `500 ${textPx}px ${FONT_FAMILY}`;
	const names = Math.max(...face.entries.map(({ key }) => textWidth(words.label(key), plain)));
	const row = names + textWidth(words.percent(LONGEST_PERCENT), plain) + 2 * EM.gap * textPx;
	return {
		width: 2 * EM.panelPad * textPx + Math.max(row, head * textPx + word),
		height: (2 * EM.panelPad + EM.panelHead + EM.row * rowCount(shape, face.entries)) * textPx,
	};
}

const percentIf = ({ probability }: ShownFace, width: number) => (probability === null ? 0 : width);
