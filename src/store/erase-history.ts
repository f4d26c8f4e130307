import { believeClock } from "./believed-clock.ts";
import { CLOCK_KEY, type HistoryDatabase } from "./history-database.ts";
import { HistoryProblem } from "./history-problem.ts";
import { readClockRow, readSessionRow, type SessionRow } from "./history-rows.ts";
import { rowsOf } from "./read-history.ts";

const DAY_MS = 86_400_000;

/** Erases one session with all its seconds. */
export async function eraseSession(database: HistoryDatabase, sessionId: string): Promise<void> {
	await erase(database, [sessionId]);
}

/** Erases everything, damaged rows included. */
export async function eraseEverything(database: HistoryDatabase): Promise<void> {
	try {
		const clearing = database.transaction(["sessions", "room", "faces"], "readwrite");
		await Promise.all([
			clearing.objectStore("sessions").clear(),
			clearing.objectStore("room").clear(),
			clearing.objectStore("faces").clear(),
			clearing.done,
		]);
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}

/**
 * Erases the sessions that ended, or were imported, longer ago than the user wants them kept, by a clock that is
 * believed. One of a time to come, kept while the clock was wrong, counts from when it is first seen here.
 *
 * @param days Above 0.
 * @param nowMs By the wall clock.
 * @returns How many were erased.
 */
export async function eraseOlderThan(
	database: HistoryDatabase,
	days: number,
	nowMs: number,
): Promise<number> {
	const believedMs = await lookAtClock(database, nowMs);
	const sessions = await lookAtSessions(database, believedMs);
	const oldestMs = believedMs - days * DAY_MS;
	const old = sessions.filter((session) => keptFrom(session, believedMs) < oldestMs);
	await erase(
		database,
		old.map(({ id }) => id),
	);
	return old.length;
}

/** The time by which may be erased. */
async function lookAtClock(database: HistoryDatabase, nowMs: number): Promise<number> {
	const looking = database.transaction("clock", "readwrite");
	const clock = believeClock(readClockRow(await looking.store.get(CLOCK_KEY)), nowMs);
	await Promise.all([looking.store.put(clock, CLOCK_KEY), looking.done]);
	return clock.believedMs;
}

/** All sessions; those of a time to come are marked with when that was seen. */
async function lookAtSessions(
	database: HistoryDatabase,
	believedMs: number,
): Promise<SessionRow[]> {
	const looking = database.transaction("sessions", "readwrite");
	const rows: unknown[] = await looking.store.getAll();
	const sessions = rows.map(readSessionRow).filter((session) => session !== null);
	const ahead = sessions.filter(
		(session) => datedAt(session) > believedMs && session.aheadSinceMs === undefined,
	);
	for (const session of ahead) session.aheadSinceMs = believedMs;
	await Promise.all([...ahead.map((session) => looking.store.put(session)), looking.done]);
	return sessions;
}

/** When a session ended by the wall clock, or was last heard of. */
export const endOf = ({ startedAtMs, lastMs, endedAtMs }: SessionRow): number =>
	endedAtMs ?? startedAtMs + lastMs;

const datedAt = (session: SessionRow): number =>
	Math.max(endOf(session), session.importedAtMs ?? 0);

/**
 * From when on the days count for which a session is kept. Once its own date has passed, that counts: it may have been
 * the clock of the look that was wrong.
 */
const keptFrom = (session: SessionRow, believedMs: number): number =>
	datedAt(session) > believedMs ? (session.aheadSinceMs ?? believedMs) : datedAt(session);

async function erase(database: HistoryDatabase, sessionIds: readonly string[]): Promise<void> {
	try {
		const erasing = database.transaction(["sessions", "room", "faces"], "readwrite");
		await Promise.all([
			...sessionIds.flatMap((id) => [
				erasing.objectStore("sessions").delete(id),
				erasing.objectStore("room").delete(rowsOf(id)),
				erasing.objectStore("faces").delete(rowsOf(id)),
			]),
			erasing.done,
		]);
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}
