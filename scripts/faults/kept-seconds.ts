import type { Page } from "puppeteer";
import { groupBy } from "../../src/engine/group-by.ts";
import { unpackRoom } from "../../src/store/pack-seconds.ts";

/** What faults have cost of the history; of each it is known once more has been kept after it. */
export class HistoryLosses {
	private readonly seconds = new Set<number>();
	private open: { span: FaultSpan; told: (lostMs: number) => void }[] = [];

	constructor(private readonly desk: Page) {}

	add(span: FaultSpan, told: (lostMs: number) => void): void {
		this.open.push({ span, told });
	}

	/** Reads the history anew, and tells what can be told. */
	async settle(): Promise<void> {
		for (const atMs of await keptSeconds(this.desk)) this.seconds.add(atMs);
		const kept = [...this.seconds].sort((a, b) => a - b);
		this.open = this.open.filter(({ span, told }) => {
			const lostMs = lostOf(kept, span);
			if (lostMs !== null) told(lostMs);
			return lostMs === null;
		});
	}
}

/** What is used of the rows of sessions and of their seconds. */
interface Row {
	id: string;
	startedAtMs: number;
	sessionId: string;
	second: number;
	bytes: Uint8Array;
}

/** Reads when, by the wall clock, seconds of calls are kept: of all sessions, in order. */
async function keptSeconds(desk: Page): Promise<number[]> {
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
			startedAtMs: sessions.find(({ id }) => id === sessionId)?.startedAtMs ?? 0,
			second,
			bytes: [...bytes],
		}));
	});
	return [...groupBy(rows, ({ startedAtMs }) => startedAtMs)]
		.flatMap(([startedAtMs, ofOne]) => {
			const times = ofOne.flatMap(({ second, bytes }) =>
				(unpackRoom(Uint8Array.from(bytes), second) ?? []).map(({ atMs }) => startedAtMs + atMs),
			);
			return withoutSetOn(times.sort((a, b) => a - b));
		})
		.sort((a, b) => a - b);
}

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Takes out the hours by which a fault has set the clock on: within a session that is a sleep, after which all
 * its times are an hour late.
 *
 * @param times Of one session, in order. A run is far shorter than an hour: a gap of nearly one is the clock's.
 */
export function withoutSetOn(times: readonly number[]): number[] {
	let setOnMs = 0;
	return times.map((atMs, index) => {
		if (atMs - (times[index - 1] ?? atMs) > HOUR_MS - MINUTE_MS) setOnMs += HOUR_MS;
		return atMs - setOnMs;
	});
}

/** A fault, from when it went wrong to when every tile was read again, by the wall clock. */
export interface FaultSpan {
	startMs: number;
	backMs: number;
	/** Tiles were read all the while. */
	leavesReading: boolean;
}

/**
 * How much of the history a fault has cost: the longest time around it without a second kept, less the time
 * in which there was nothing to keep.
 *
 * @param seconds When seconds are kept, in order.
 * @returns Milliseconds; null where nothing is kept after the fault, or before it.
 */
export function lostOf(
	seconds: readonly number[],
	{ startMs, backMs, leavesReading }: FaultSpan,
): number | null {
	const before = seconds.findLast((atMs) => atMs <= startMs);
	const after = seconds.find((atMs) => atMs >= backMs);
	if (before === undefined || after === undefined) return null;
	const around = seconds.filter((atMs) => atMs >= before && atMs <= after);
	const gaps = around.slice(1).map((atMs, index) => atMs - (around[index] ?? atMs));
	const nothingMs = SECOND_MS + (leavesReading ? 0 : backMs - startMs);
	return Math.max(0, Math.max(...gaps, 0) - nothingMs);
}
