import type { HistoryDatabase } from "./history-database.ts";
import { HistoryProblem } from "./history-problem.ts";
import { readSessionRow } from "./history-rows.ts";
import { sessionNameFrom } from "./session-name.ts";

/**
 * Gives a session a name of the user's, or takes it back. Nothing happens where the session is gone.
 *
 * @param typed Blank to take the name back.
 */
export async function renameSession(
	database: HistoryDatabase,
	sessionId: string,
	typed: string,
): Promise<void> {
	try {
		// Read and written in one go, so that what a call keeps meanwhile is not undone.
		const renaming = database.transaction("sessions", "readwrite");
		const session = readSessionRow(await renaming.store.get(sessionId));
		if (session !== null) await renaming.store.put({ ...session, name: sessionNameFrom(typed) });
		await renaming.done;
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}
