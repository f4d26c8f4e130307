import type { KeptSecond } from "../shared/kept-second.ts";
import { withSleeps } from "../shared/sleep.ts";
import type { HistoryDatabase } from "./history-database.ts";
import { HistoryProblem } from "./history-problem.ts";
import { readSessionRow, type SessionRow } from "./history-rows.ts";
import { LABELS, packFaces, packRoom, secondOf } from "./pack-seconds.ts";

/** A row spans at most so many seconds: what is damaged is lost by the row. */
const ROW_SECONDS = 60;

/** What one flush adds to a session. */
export interface Flush {
	/** The session as it stands with the flush. The name of one that is in the store stays as it is there. */
	session: SessionRow;
	/** In order; none of them kept before. */
	seconds: readonly KeptSecond[];
	/** Of faces that are in the store with these seconds, as they have become known. They go with seconds alone. */
	names: readonly [face: number, name: string][];
}

/**
 * Adds seconds to a session, all of them or none, in one transaction.
 *
 * @param isNew The session begins with this flush; otherwise it has to be there still.
 * @throws HistoryProblem "erased" where it is not, "full" where there is no more room.
 */
export async function writeSeconds(
	database: HistoryDatabase,
	{ session, seconds, names }: Flush,
	{ isNew }: { isNew: boolean },
): Promise<void> {
	const flush = openTransaction(database);
	try {
		const named = isNew ? session : { ...session, name: await nameIn(flush, session.id) };
		await Promise.all([...requestsOf(flush, { session: named, seconds, names }), flush.done]);
	} catch (error) {
		abort(flush);
		// The transaction knows why it was aborted; its requests only know that it was.
		throw HistoryProblem.from(flush.error ?? error);
	}
}

/** The name a session has in the store: the user may have given it since the session was last written. */
async function nameIn(
	flush: ReturnType<typeof openTransaction>,
	sessionId: string,
): Promise<string | undefined> {
	const stored: unknown = await flush.objectStore("sessions").get(sessionId);
	if (stored === undefined) throw new HistoryProblem("erased", `session ${sessionId} is gone`);
	return readSessionRow(stored)?.name;
}

function* requestsOf(
	flush: ReturnType<typeof openTransaction>,
	{ session, seconds, names }: Flush,
): Generator<Promise<unknown>> {
	yield quietly(flush.objectStore("sessions").put(session));
	for (const [index, row] of splitIntoRows(seconds).entries()) {
		const key = { sessionId: session.id, second: secondOf(row[0]) };
		yield quietly(flush.objectStore("room").put({ ...key, bytes: packRoom(row) }));
		const faces = { ...key, bytes: packFaces(row), names: index === 0 ? [...names] : [] };
		if (faces.bytes.length + faces.names.length > 0)
			yield quietly(flush.objectStore("faces").put(faces));
	}
}

/** The first of several failures is the one reported; the others would be told as unhandled. */
function quietly<T>(promise: Promise<T>): Promise<T> {
	promise.catch(() => undefined);
	return promise;
}

function abort(transaction: { abort(): void }): void {
	try {
		transaction.abort();
	} catch {
		// It has ended already.
	}
}

function openTransaction(database: HistoryDatabase) {
	try {
		const transaction = database.transaction(["sessions", "room", "faces"], "readwrite");
		quietly(transaction.done);
		return transaction;
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}

/**
 * A session's figures once some seconds more are kept.
 *
 * @param seconds Later than those before, in order, sleeps left out.
 */
export function extendSession(session: SessionRow, seconds: readonly KeptSecond[]): SessionRow {
	const extended = { ...session, totals: { ...session.totals } };
	for (const { atMs, faces, counts, seen } of seconds) {
		extended.seconds += 1;
		extended.lastMs = withSleeps(atMs, session.sleeps ?? []) + 1000;
		extended.mostFaces = Math.max(extended.mostFaces, faces);
		for (const { face } of seen) extended.faces = Math.max(extended.faces, face);
		for (const label of LABELS) extended.totals[label] += counts[label];
	}
	return extended;
}

function splitIntoRows(seconds: readonly KeptSecond[]): KeptSecond[][] {
	const rows: KeptSecond[][] = [];
	for (const second of seconds) {
		const row = rows.at(-1);
		if (row && secondOf(second) - secondOf(row[0]) < ROW_SECONDS) row.push(second);
		else rows.push([second]);
	}
	return rows;
}
