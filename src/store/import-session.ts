import { countLabels } from "../shared/count-labels.ts";
import type { HistoryDatabase } from "./history-database.ts";
import type { SessionRow } from "./history-rows.ts";
import type { SessionContents } from "./session-file.ts";
import { extendSession, writeSeconds } from "./write-history.ts";

/**
 * Puts a session of a file into the history. Its figures are counted anew: what a file claims is not
 * relied on.
 *
 * @param nowMs By the wall clock: however old the session is, it is kept as long from now as a new one.
 * @returns The session, or null where the history has it already.
 * @throws HistoryProblem as `writeSeconds` does; nothing of the session is kept then.
 */
export async function importSession(
	database: HistoryDatabase,
	{ session, seconds, names }: SessionContents,
	nowMs: number,
): Promise<SessionRow | null> {
	if ((await database.getKey("sessions", session.id)) !== undefined) return null;
	// A file's seconds have the sleeps in them.
	const own = { ...session, sleeps: [], aheadSinceMs: undefined };
	const blank = { ...own, lastMs: 0, seconds: 0, faces: 0, mostFaces: 0 };
	const imported = { ...blank, importedAtMs: nowMs, totals: countLabels([]) };
	const counted = extendSession(imported, seconds);
	await writeSeconds(database, { session: counted, seconds, names }, { isNew: true });
	return counted;
}
