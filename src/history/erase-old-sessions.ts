import browser from "webextension-polyfill";
import { SETTINGS_KEY } from "../shared/settings.ts";
import { keepDaysOf, parseRemembered, REMEMBERED_KEYS } from "../shared/settings-schema.ts";
import { eraseOlderThan } from "../store/erase-history.ts";
import type { HistoryDatabase } from "../store/history-database.ts";

/**
 * Erases the sessions that are older than the user wants them kept; none where that cannot be known. Storage is
 * asked for it: before it has answered, the page's own settings are only the defaults.
 *
 * @returns How many were erased.
 * @throws Where storage gives no answer.
 */
export async function eraseOldSessions(database: HistoryDatabase, nowMs: number): Promise<number> {
	const [stored, local] = await Promise.all([
		browser.storage.sync.get(SETTINGS_KEY),
		browser.storage.local.get(REMEMBERED_KEYS),
	]);
	const keepDays = keepDaysOf(stored[SETTINGS_KEY], parseRemembered(local));
	return keepDays === null ? 0 : eraseOlderThan(database, keepDays, nowMs);
}
