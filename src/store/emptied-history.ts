import { EMPTIED_KEY, type HistoryDatabase } from "./history-database.ts";
import { HistoryProblem } from "./history-problem.ts";

/** Whether the browser has found the history damaged and emptied it, and the user does not know yet. */
export async function isEmptied(database: HistoryDatabase): Promise<boolean> {
	try {
		return (await database.getKey("clock", EMPTIED_KEY)) !== undefined;
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}

/** The user has seen that it was. */
export async function forgetEmptied(database: HistoryDatabase): Promise<void> {
	try {
		await database.delete("clock", EMPTIED_KEY);
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}
