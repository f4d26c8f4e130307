/** The part of a session that a chart shows, in milliseconds from its start. */
export interface TimeView {
	fromMs: number;
	toMs: number;
}

/** No chart shows less. */
export const SHORTEST_VIEW_MS = 10_000;

/**
 * Zooms a view.
 *
 * @param factor Above 1 shows more, below 1 less.
 * @param whole The view never leaves it.
 * @param aboutMs A time that keeps its place in the view, if it is in it; the middle otherwise.
 */
export function zoomView(
	view: TimeView,
	factor: number,
	whole: TimeView,
	aboutMs?: number,
): TimeView {
	const { fromMs, toMs } = view;
	const fixedMs = aboutMs !== undefined && holds(view, aboutMs) ? aboutMs : (fromMs + toMs) / 2;
	const spanMs = Math.max(SHORTEST_VIEW_MS, (toMs - fromMs) * factor);
	const startMs = fixedMs - ((fixedMs - fromMs) / (toMs - fromMs)) * spanMs;
	return fitView({ fromMs: startMs, toMs: startMs + spanMs }, whole);
}

const holds = ({ fromMs, toMs }: TimeView, atMs: number): boolean => fromMs <= atMs && atMs <= toMs;

/** A longer step of the playhead is a jump. */
const JUMP_MS = 1000;

/** Where the view begins before a playhead that it follows, as a share of its length. */
const LEAD = 0.1;

/**
 * Follows a playhead that has moved: one that runs out of the view, or jumps. One that plays on beside the view is
 * left alone: somebody looks at another part.
 */
export function followView(
	view: TimeView,
	beforeMs: number,
	atMs: number,
	whole: TimeView,
): TimeView {
	const isFollowed = holds(view, beforeMs) || Math.abs(atMs - beforeMs) > JUMP_MS;
	if (holds(view, atMs) || !isFollowed) return view;
	const spanMs = view.toMs - view.fromMs;
	const fromMs = atMs - spanMs * LEAD;
	return fitView({ fromMs, toMs: fromMs + spanMs }, whole);
}

export type ViewChange = (view: TimeView, whole: TimeView, aboutMs?: number) => TimeView;

export type ViewStep = "earlier" | "later" | "closer" | "wider" | "whole";

/** What the buttons of a chart do to its view. */
export const VIEW_STEPS: Readonly<Record<ViewStep, ViewChange>> = {
	earlier: (view, whole) => moveView(view, -0.25, whole),
	later: (view, whole) => moveView(view, 0.25, whole),
	closer: (view, whole, aboutMs) => zoomView(view, 0.5, whole, aboutMs),
	wider: (view, whole, aboutMs) => zoomView(view, 2, whole, aboutMs),
	whole: (_, whole) => whole,
};

/** And its keys. */
export const ZOOM_KEYS: Readonly<Record<string, ViewChange>> = {
	"+": VIEW_STEPS.closer,
	"=": VIEW_STEPS.closer,
	"-": VIEW_STEPS.wider,
	"0": VIEW_STEPS.whole,
};

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
