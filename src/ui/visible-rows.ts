import { useEffect, useRef, useState } from "preact/hooks";

/** Which rows of a long list have to exist, and the room of those that do not. */
export interface VisibleRows {
	first: number;
	/** One beyond the last. */
	end: number;
	/** Room above and below, in CSS px. */
	beforePx: number;
	afterPx: number;
}

/** Rows beyond the edges of what is in sight, so that scrolling shows no gaps. */
const SPARE_ROWS = 6;

/**
 * Works out which rows of a scrolling list are in sight.
 *
 * @param rowPx Height of every row, in CSS px; above 0.
 * @param view How far the list is scrolled and how tall it is, in CSS px.
 */
export function visibleRows(
	count: number,
	rowPx: number,
	view: { top: number; height: number },
): VisibleRows {
	const end = Math.min(count, Math.ceil((view.top + view.height) / rowPx) + SPARE_ROWS);
	const first = Math.min(end, Math.max(0, Math.floor(view.top / rowPx) - SPARE_ROWS));
	return { first, end, beforePx: first * rowPx, afterPx: (count - end) * rowPx };
}

/**
 * Follows the scrolling of a list of any length, of which only the rows in sight should exist.
 *
 * @param current Index of the row to keep in sight; -1 for none.
 * @param headPx Height of what stays on top of the rows.
 * @returns The ref of the element that scrolls, and its visible rows.
 */
export function useVisibleRows<Scroller extends HTMLElement>(
	count: number,
	rowPx: number,
	current: number,
	headPx = 0,
) {
	const scroller = useRef<Scroller>(null);
	const [view, setView] = useState({ top: 0, height: 600 });

	useEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const look = () => {
			// Between two rows nothing changes: only whole ones are worth drawing for.
			const top = Math.floor(element.scrollTop / rowPx) * rowPx;
			const height = element.clientHeight;
			setView((before) =>
				before.top === top && before.height === height ? before : { top, height },
			);
		};
		const resized = new ResizeObserver(look);
		resized.observe(element);
		element.addEventListener("scroll", look, { passive: true });
		return () => {
			resized.disconnect();
			element.removeEventListener("scroll", look);
		};
	}, [rowPx]);

	useEffect(() => {
		const element = scroller.current;
		if (!element || current < 0) return;
		const top = current * rowPx;
		const inSightPx = element.clientHeight - headPx;
		if (top < element.scrollTop) element.scrollTop = top;
		else if (top + rowPx > element.scrollTop + inSightPx)
			element.scrollTop = top + rowPx - inSightPx;
	}, [current, rowPx, headPx]);

	return { scroller, ...visibleRows(count, rowPx, view) };
}
