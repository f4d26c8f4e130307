import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { TimeView } from "../engine/time-view.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { type Readable, readRoom } from "../store/read-history.ts";
import { history } from "./history-state.ts";

/** The seconds of a session, read anew as it grows; null until they are there. */
export function useRoom(session: SessionRow) {
	const room = useSignal<Readable<RoomSecond> | HistoryProblem | null>(null);
	useEffect(() => {
		let isCurrent = true;
		history()
			.then((open) => readRoom(open, session.id))
			.then(
				(read) => {
					if (isCurrent) room.value = read;
				},
				(error: unknown) => {
					if (isCurrent) room.value = HistoryProblem.from(error);
				},
			);
		return () => {
			isCurrent = false;
		};
	}, [session.id, session.lastMs]);
	return room;
}

/** From the first second kept to the last, with room for a chart where there are but a few. */
export function wholeOf(seconds: readonly RoomSecond[]): TimeView {
	const fromMs = seconds[0]?.atMs ?? 0;
	const toMs = (seconds.at(-1)?.atMs ?? 0) + 1000;
	return { fromMs, toMs: Math.max(toMs, fromMs + 10_000) };
}
