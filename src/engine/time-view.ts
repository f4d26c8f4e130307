/** The part of a session that a chart shows, in milliseconds from its start. */
export interface TimeView {
	fromMs: number;
	toMs: number;
}

/** No chart shows less. */
export const SHORTEST_VIEW_MS = 10_000;

/**
 * Zooms a view about its middle.
 *
 * @param factor Above 1 shows more, below 1 less.
 * @param whole The view never leaves it.
 */
export function zoomView(view: TimeView, factor: number, whole: TimeView): TimeView {
	const middleMs = (view.fromMs + view.toMs) / 2;
	const spanMs = Math.max(SHORTEST_VIEW_MS, (view.toMs - view.fromMs) * factor);
	return fitView({ fromMs: middleMs - spanMs / 2, toMs: middleMs + spanMs / 2 }, whole);
}

/** Moves a view by a share of its own length; it stops at either end. */
export function moveView(view: TimeView, share: number, whole: TimeView): TimeView {
	const byMs = (view.toMs - view.fromMs) * share;
	return fitView({ fromMs: view.fromMs + byMs, toMs: view.toMs + byMs }, whole);
}

/** Puts a view within the whole, as long as before where there is room for it. */
export function fitView({ fromMs, toMs }: TimeView, whole: TimeView): TimeView {
	const spanMs = Math.min(Math.max(SHORTEST_VIEW_MS, toMs - fromMs), whole.toMs - whole.fromMs);
	const startMs = Math.min(Math.max(whole.fromMs, fromMs), whole.toMs - spanMs);
	return { fromMs: startMs, toMs: startMs + spanMs };
}
