import type { ShownFace } from "../engine/shown-face.ts";
import { type LabelShape, rowCount } from "./label-shape.ts";
import type { LabelWords } from "./label-words.ts";
import type { TextWidth } from "./text-width.ts";

/** The label that every set has besides its own. */
const UNCERTAIN = { label: "uncertain", probability: null } as const;

interface Size {
	width: number;
	height: number;
}

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

/** The most that is ever shown. */
const LONGEST_PERCENT = 99;

/** Works out how large labels are without laying them out. Every size is worked out once. */
export class LabelSizes {
	readonly #words: LabelWords;
	readonly #textWidth: TextWidth;
	readonly #known = new Map<string, Size>();

	constructor(words: LabelWords, textWidth: TextWidth) {
		this.#words = words;
		this.#textWidth = textWidth;
	}

	/**
	 * The size of a label, in CSS px. It depends on the label's word, never on its numbers, so a label
	 * does not breathe with its percentage.
	 */
	sizeOf(shape: LabelShape, face: ShownFace, textPx: number): Size {
		if (shape === "dot") return { width: EM.dot * textPx, height: EM.dot * textPx };
		const key = `${shape} ${face.label} ${face.entries.length} ${textPx}`;
		const size =
			this.#known.get(key) ??
			(shape === "chip" ? this.#chipSize(face, textPx) : this.#panelSize(shape, face, textPx));
		this.#known.set(key, size);
		return size;
	}

	/**
	 * The size of the widest label a face could get, in CSS px. Whether a shape fits its tile is judged by
	 * it, so that the shape does not change with the word.
	 */
	largestOf(shape: LabelShape, face: ShownFace, textPx: number): Size {
		const key = `${shape} largest ${face.entries.length} ${textPx}`;
		const size =
			this.#known.get(key) ??
			[...face.entries.map(({ key: label }) => ({ ...face, label, probability: 1 })), UNCERTAIN]
				.map((other) => this.sizeOf(shape, { ...other, entries: face.entries }, textPx))
				.reduce((a, b) => (b.width > a.width ? b : a));
		this.#known.set(key, size);
		return size;
	}

	#chipSize({ label, probability }: ShownFace, textPx: number): Size {
		const font = `600 ${textPx}px ${FONT_FAMILY}`;
		const percent = probability === null ? 0 : this.#percentWidth(font) + EM.gap * textPx;
		const parts = (EM.chipStart + EM.icon + EM.gap + EM.chipEnd) * textPx;
		return {
			width: parts + this.#textWidth(this.#words.label(label), font) + percent,
			height: EM.chipHeight * textPx,
		};
	}

	#panelSize(shape: LabelShape, { label, entries }: ShownFace, textPx: number): Size {
		const font = `500 ${textPx}px ${FONT_FAMILY}`;
		const name = Math.max(
			...entries.map(({ key }) => this.#textWidth(this.#words.label(key), font)),
		);
		const row = name + this.#percentWidth(font) + 2 * EM.gap * textPx;
		const word = this.#textWidth(this.#words.label(label), `600 ${textPx}px ${FONT_FAMILY}`);
		const head = (EM.icon + EM.gap) * textPx + word;
		return {
			width: 2 * EM.panelPad * textPx + Math.max(row, head),
			height: (2 * EM.panelPad + EM.panelHead + EM.row * rowCount(shape, entries)) * textPx,
		};
	}

	#percentWidth(font: string): number {
		return this.#textWidth(this.#words.percent(LONGEST_PERCENT), font);
	}
}
