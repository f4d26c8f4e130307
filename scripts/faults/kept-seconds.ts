import type { Page } from "puppeteer";
import { unpackRoom } from "../../src/store/pack-seconds.ts";
import { type FaultSpan, lossesOf } from "./losses-of.ts";

const HOUR_MS = 3_600_000;

/** What faults have cost of the history; of each it is known once more has been kept after it. */
export class HistoryLosses {
	/** By the wall clock when each second was that has ever been found kept, by session and second. */
	private readonly seconds = new Map<string, number>();
	private readonly faults: { span: FaultSpan; told: ((lostMs: number) => void) | undefined }[] = [];

	constructor(private readonly desk: Page) {}

	add(span: FaultSpan, told: (lostMs: number) => void): void {
		this.faults.push({ span, told });
	}

	/** Reads the history anew, and tells what can be told. To be called more often than once an hour. */
	async settle(): Promise<void> {
		const kept = await keptSeconds(this.desk);
		const nowMs = Date.now();
		for (const [key, atMs] of kept)
			if (!this.seconds.has(key)) this.seconds.set(key, withoutSetOn(atMs, nowMs));
		const seconds = [...this.seconds.values()].sort((a, b) => a - b);
		const losses = lossesOf(
			seconds,
			this.faults.map(({ span }) => span),
		);
		for (const [index, fault] of this.faults.entries()) {
			const lostMs = losses[index] ?? null;
			if (lostMs === null) continue;
			fault.told?.(lostMs);
			fault.told = undefined;
		}
	}
}

/**
 * Takes out the hours by which faults have set the clock on: within a session that is a sleep, after which all
 * its times are an hour late. What is kept cannot be of the future.
 *
 * @param atMs Of a second kept less than an hour before `nowMs`.
 */
export const withoutSetOn = (atMs: number, nowMs: number): number =>
	atMs - Math.max(0, Math.ceil((atMs - nowMs) / HOUR_MS)) * HOUR_MS;

/** What is used of the rows of sessions and of their seconds. */
interface Row {
	id: string;
	startedAtMs: number;
	sessionId: string;
	second: number;
	bytes: Uint8Array;
}

/** Reads when seconds of calls are kept: of all sessions, each by its session and second. */
export async function keptSeconds(desk: Page): Promise<[key: string, atMs: number][]> {
	const rows = await desk.evaluate(async () => {
		const asked = indexedDB.open("expressly-history");
		const database = await new Promise<IDBDatabase | null>((resolve) => {
			asked.onsuccess = () => resolve(asked.result);
			asked.onerror = () => resolve(null);
			// There is none: nothing is to be made of asking.
			asked.onupgradeneeded = () => asked.transaction?.abort();
		});
		if (database === null) return [];
		const reading = database.transaction(["sessions", "room"]);
		// Without a named function: a bundler's helper for names is missing in the page.
		const [sessions = [], room = []] = await Promise.all(
			["sessions", "room"].map(
				(name) =>
					new Promise<Row[]>((resolve) => {
						const request = reading.objectStore(name).getAll();
						request.onsuccess = () => resolve(request.result);
					}),
			),
		);
		database.close();
		return room.map(({ sessionId, second, bytes }) => ({
			sessionId,
			startedAtMs: sessions.find(({ id }) => id === sessionId)?.startedAtMs ?? 0,
			second,
			bytes: [...bytes],
		}));
	});
	return rows.flatMap(({ sessionId, startedAtMs, second, bytes }) =>
		(unpackRoom(Uint8Array.from(bytes), second) ?? []).map(({ atMs }): [string, number] => [
			`${sessionId} ${atMs}`,
			startedAtMs + atMs,
		]),
	);
}
