import type { Instant } from "../engine/session-clock.ts";
import { countLabels } from "../shared/count-labels.ts";
import { endOf } from "../store/erase-history.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { listSessions } from "../store/read-history.ts";
import { type RecorderOptions, SessionRecorder } from "./session-recorder.ts";

/** A call that comes back to its tab sooner goes on in its session. */
const GO_ON_WITHIN_MS = 120_000;

interface OpenOptions extends Pick<RecorderOptions, "open" | "historyNumber"> {
	call: Pick<SessionRow, "tabId" | "platform" | "callMark">;
	now: () => Instant;
	newId: () => string;
}

/**
 * Opens the recorder of a call: on its session of just before, if the page was reloaded or the recorder
 * had died, or else on a new one.
 *
 * @throws HistoryProblem where the history cannot be opened.
 */
export async function openRecorder({
	open,
	historyNumber,
	call,
	now,
	newId,
}: OpenOptions): Promise<SessionRecorder> {
	const { found } = await listSessions(await open());
	const start = now();
	const before = found.find(
		(session) =>
			session.tabId === call.tabId &&
			session.platform === call.platform &&
			session.callMark === call.callMark &&
			Math.abs(start.wallMs - endOf(session)) < GO_ON_WITHIN_MS,
	);
	if (before !== undefined)
		return new SessionRecorder({ open, historyNumber, session: before, isNew: false, start });
	const session: SessionRow = {
		...call,
		id: newId(),
		startedAtMs: start.wallMs,
		lastMs: 0,
		endedAtMs: null,
		seconds: 0,
		faces: 0,
		mostFaces: 0,
		totals: countLabels([]),
	};
	return new SessionRecorder({ open, historyNumber, session, isNew: true, start });
}
