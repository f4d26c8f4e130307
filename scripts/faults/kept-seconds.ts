import type { Page } from "puppeteer";
import { type Sleep, withSleeps } from "../../src/shared/sleep.ts";
import { unpackRoom } from "../../src/store/pack-seconds.ts";
import { type FaultSpan, lossesOf } from "./losses-of.ts";

/** What faults have cost of the history; of each it is known once more has been kept after it. */
export class HistoryLosses {
	/** By the wall clock when each second was that has ever been found kept, as it was last found, by its key. */
	private readonly seconds = new Map<string, number>();
	private readonly faults: { span: FaultSpan; told: ((lostMs: number) => void) | undefined }[] = [];

	constructor(private readonly desk: Page) {}

	add(span: FaultSpan, told: (lostMs: number) => void): void {
		this.faults.push({ span, told });
	}

	/** Reads the history anew, and tells what can be told. */
	async settle(): Promise<void> {
		const kept = await keptSeconds(this.desk);
		const nowMs = Date.now();
		for (const [key, atMs] of kept) this.seconds.set(key, atMs);
		// What is kept under a clock set on lies ahead until that is known for no sleep.
		const seconds = [...this.seconds.values()]
			.filter((atMs) => atMs <= nowMs)
			.sort((a, b) => a - b);
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

/** What is used of the rows of sessions and of their seconds. */
interface Row {
	id: string;
	startedAtMs: number;
	sleeps?: Sleep[];
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
		return room.map(({ sessionId, second, bytes }) => {
			const session = sessions.find(({ id }) => id === sessionId);
			const { startedAtMs = 0, sleeps = [] } = session ?? {};
			return { sessionId, startedAtMs, sleeps, second, bytes: [...bytes] };
		});
	});
	return rows.flatMap(({ sessionId, startedAtMs, sleeps, second, bytes }) =>
		(unpackRoom(Uint8Array.from(bytes), second) ?? []).map(({ atMs }): [string, number] => [
			`${sessionId} ${atMs}`,
			startedAtMs + withSleeps(atMs, sleeps),
		]),
	);
}
