/** The width of a text in a CSS `font`, in px. */
export type TextWidth = (text: string, font: string) => number;

/** Where a browser gives no canvas: as wide as most letters of a sans-serif face, in em. */
const LETTER_EM = 0.6;

/**
 * Measures texts on a canvas of its own: asking the page for a label's width would make it lay
 * itself out anew.
 */
export function createTextWidth(document: Document): TextWidth {
	const context = document.createElement("canvas").getContext("2d");
	return (text, font) => measure(context, text, font);
}

function measure(context: CanvasRenderingContext2D | null, text: string, font: string): number {
	if (context === null) {
		const sizePx = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
		return Math.ceil(text.length * LETTER_EM * sizePx);
	}
	context.font = font;
	return Math.ceil(context.measureText(text).width);
}
