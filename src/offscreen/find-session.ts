import type { Instant } from "../engine/session-clock.ts";
import { countLabels } from "../shared/count-labels.ts";
import { GO_ON_WITHIN_MS } from "../shared/keeping.ts";
import { endOf } from "../store/erase-history.ts";
import type { HistoryDatabase } from "../store/history-database.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { listSessions } from "../store/read-history.ts";

/** Where what a call shows belongs. */
export interface FoundSession {
	/** As it is to begin, or as it stands and is to go on. */
	session: SessionRow;
	isNew: boolean;
	/** How long before the call's first face it began, in whole seconds, sleeps left out. */
	aheadMs: number;
}

/**
 * Finds the session of a call: that of just before, if the page was reloaded or the recorder had died, or else a new one.
 *
 * @param start When the call showed its first face.
 * @throws HistoryProblem where the history cannot be read.
 */
export async function findSession(
	database: HistoryDatabase,
	call: Pick<SessionRow, "tabId" | "platform" | "callMark">,
	start: Instant,
	newId: () => string,
): Promise<FoundSession> {
	const { found } = await listSessions(database);
	const before = found.find(
		(session) =>
			session.tabId === call.tabId &&
			session.platform === call.platform &&
			session.callMark === call.callMark &&
			Math.abs(start.wallMs - endOf(session)) < GO_ON_WITHIN_MS,
	);
	if (before !== undefined)
		return { session: before, isNew: false, aheadMs: aheadOf(before, start) };
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
	return { session, isNew: true, aheadMs: 0 };
}

/** A session that goes on has a gap since its last second. */
function aheadOf(session: SessionRow, { wallMs }: Instant): number {
	const { lastMs, startedAtMs, sleeps = [] } = session;
	const second = Math.max(Math.ceil(lastMs / 1000), Math.round((wallMs - startedAtMs) / 1000));
	return second * 1000 - sleeps.reduce((sum, { forMs }) => sum + forMs, 0);
}
