import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { TimeView } from "../engine/time-view.ts";

/** What a timeline shows: all there is, also of a session that grows, for as long as nobody has chosen a part of it. */
export function useTimeView(whole: TimeView): Signal<TimeView> {
	const view = useSignal(whole);
	const before = useRef(whole);
	useEffect(() => {
		const { fromMs, toMs } = view.peek();
		const isAll = fromMs === before.current.fromMs && toMs === before.current.toMs;
		if (isAll) view.value = whole;
		before.current = whole;
	}, [whole.fromMs, whole.toMs]);
	return view;
}
