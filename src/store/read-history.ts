import type { RoomSecond } from "../shared/room-second.ts";
import { type Sleep, withSleeps } from "../shared/sleep.ts";
import type { HistoryDatabase } from "./history-database.ts";
import { HistoryProblem } from "./history-problem.ts";
import { readFacesRow, readRoomRow, readSessionRow, type SessionRow } from "./history-rows.ts";
import { type UnpackedFace, unpackFaces, unpackRoom } from "./pack-seconds.ts";

/** What could be read, and how many damaged rows were left out. */
export interface Readable<T> {
	found: T[];
	damaged: number;
}

/** All sessions, the latest first. */
export async function listSessions(database: HistoryDatabase): Promise<Readable<SessionRow>> {
	const rows: unknown[] = await orProblem(database.getAll("sessions"));
	const sessions = keepReadable(rows, (row) => single(readSessionRow(row)));
	sessions.found.sort((a, b) => b.startedAtMs - a.startedAtMs);
	return sessions;
}

/** The room of one session, second by second, in order. */
export async function readRoom(
	database: HistoryDatabase,
	sessionId: string,
): Promise<Readable<RoomSecond>> {
	const rows: unknown[] = await orProblem(database.getAll("room", rowsOf(sessionId)));
	const sleeps = await sleepsOf(database, sessionId);
	return keepReadable(rows, (stored) => {
		const row = readRoomRow(stored);
		return row && addSleeps(unpackRoom(row.bytes, row.second), sleeps);
	});
}

/** All faces of a session, still packed: hours of a large call are millions of numbers. */
export interface StoredFaces {
	names: Map<number, string>;
	/** How many parts there are. */
	rows: number;
	/** How many of those unpacked so far were damaged. */
	damaged: number;
	/** Unpacks one part after the other, in order; a damaged one is empty. */
	parts: Generator<UnpackedFace[]>;
}

/** Every face of one session second by second, and the names that were kept. */
export async function readFaces(
	database: HistoryDatabase,
	sessionId: string,
): Promise<StoredFaces> {
	const stored: unknown[] = await orProblem(database.getAll("faces", rowsOf(sessionId)));
	const rows = stored.map(readFacesRow);
	const names = new Map(rows.flatMap((row) => row?.names ?? []));
	const sleeps = await sleepsOf(database, sessionId);
	function* unpack(): Generator<UnpackedFace[]> {
		for (const row of rows) {
			const part = row && addSleeps(unpackFaces(row.bytes, row.second), sleeps);
			if (part === null) faces.damaged += 1;
			yield part ?? [];
		}
	}
	const faces: StoredFaces = { names, rows: rows.length, damaged: 0, parts: unpack() };
	return faces;
}

async function sleepsOf(database: HistoryDatabase, sessionId: string): Promise<readonly Sleep[]> {
	const session = readSessionRow(await orProblem(database.get("sessions", sessionId)));
	return session?.sleeps ?? [];
}

function addSleeps<T extends { atMs: number }>(
	seconds: T[] | null,
	sleeps: readonly Sleep[],
): T[] | null {
	if (seconds === null || sleeps.length === 0) return seconds;
	return seconds.map((second) => ({ ...second, atMs: withSleeps(second.atMs, sleeps) }));
}

/** The keys of a session's rows: numbers sort before arrays, so an empty array is above every second. */
export const rowsOf = (sessionId: string): IDBKeyRange =>
	IDBKeyRange.bound([sessionId], [sessionId, []]);

function keepReadable<T>(
	rows: readonly unknown[],
	read: (row: unknown) => T[] | null,
): Readable<T> {
	const found: T[] = [];
	let damaged = 0;
	for (const row of rows) {
		const parts = read(row);
		if (parts === null) damaged += 1;
		else for (const part of parts) found.push(part);
	}
	return { found, damaged };
}

const single = <T>(row: T | null): T[] | null => row && [row];

async function orProblem<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}
