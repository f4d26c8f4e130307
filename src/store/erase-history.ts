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
 * believed.
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
	const oldestMs = (await lookAtClock(database, nowMs)) - days * DAY_MS;
	const rows: unknown[] = await database.getAll("sessions");
	const old = rows.filter((row) => {
		const session = readSessionRow(row);
		return session !== null && keptFrom(session) < oldestMs;
	}) as SessionRow[];
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

/** When a session ended by the wall clock, or was last heard of. */
export const endOf = ({ startedAtMs, lastMs, endedAtMs }: SessionRow): number =>
	endedAtMs ?? startedAtMs + lastMs;

/** From when on the days count for which a session is kept. */
const keptFrom = (session: SessionRow): number =>
	Math.max(endOf(session), session.importedAtMs ?? 0);

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
