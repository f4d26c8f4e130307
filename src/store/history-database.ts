import {
	type DBSchema,
	type IDBPDatabase,
	type IDBPTransaction,
	openDB,
	type StoreNames,
} from "idb";
import type { BelievedClock } from "./believed-clock.ts";
import { HistoryProblem } from "./history-problem.ts";
import type { FacesRow, RoomRow, SessionRow } from "./history-rows.ts";

export interface HistorySchema extends DBSchema {
	sessions: { key: string; value: SessionRow };
	room: { key: [sessionId: string, second: number]; value: RoomRow };
	faces: { key: [sessionId: string, second: number]; value: FacesRow };
	/** Under CLOCK_KEY the clock by which old sessions are erased; under EMPTIED_KEY, that the browser emptied all. */
	clock: { key: string; value: BelievedClock | true };
}

export const CLOCK_KEY = "erasing";
export const EMPTIED_KEY = "emptied";

export type HistoryDatabase = IDBPDatabase<HistorySchema>;

type Upgrade = IDBPTransaction<HistorySchema, StoreNames<HistorySchema>[], "versionchange">;

export const HISTORY_NAME = "expressly-history";

/**
 * What takes a history from each version to the next; the first one makes it. Steps that have shipped
 * are never changed: a change of the schema is one more step.
 */
const MIGRATIONS: readonly ((database: HistoryDatabase, upgrade: Upgrade) => void)[] = [
	(database) => {
		database.createObjectStore("sessions", { keyPath: "id" });
		database.createObjectStore("room", { keyPath: ["sessionId", "second"] });
		database.createObjectStore("faces", { keyPath: ["sessionId", "second"] });
	},
	(database) => {
		database.createObjectStore("clock");
	},
];

export const HISTORY_VERSION = MIGRATIONS.length;

/** Opening takes milliseconds, or seconds on a busy disk; behind a page that is stuck it would wait as long as that. */
const OPEN_WITHIN_MS = 10_000;

export interface OpenOptions {
	/** The version to bring it to; for tests of older ones. */
	version?: number;
	/** There was none: all that may have been kept before is gone, and not by what the user can do here. */
	onMade?: () => void;
	/**
	 * The connection has been closed under its user; the next one has to be new.
	 *
	 * @param isDeleted The whole history was deleted, by the browser or by hand, and not by what the user can do
	 *   here.
	 */
	onClosed?: (isDeleted: boolean) => void;
}

/**
 * Opens the history, and brings one of an older version up to date.
 *
 * @throws HistoryProblem where a newer version wrote it, the browser keeps nothing, or it does not open in time.
 */
export async function openHistory({
	version = HISTORY_VERSION,
	onMade,
	onClosed,
}: OpenOptions = {}): Promise<HistoryDatabase> {
	try {
		const opening = openDB<HistorySchema>(HISTORY_NAME, version, {
			upgrade: (database, from, to, upgrade, event) => {
				for (const migrate of MIGRATIONS.slice(from, to ?? HISTORY_VERSION))
					migrate(database, upgrade);
				// Noted in the history itself: whoever opens it first may be no page that could tell the user.
				if (wasDamaged(event)) void upgrade.objectStore("clock").put(true, EMPTIED_KEY);
				if (from === 0) onMade?.();
			},
			// A newer version wants to migrate, or all is to be deleted: an open connection would keep it waiting.
			blocking: (_current, wanted, event) => {
				(event.target as IDBDatabase).close();
				onClosed?.(wanted === null);
			},
			terminated: () => onClosed?.(false),
		});
		return await inTime(opening);
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}

/** Whether the browser makes the database anew because it found its files damaged; Chromium alone tells. */
const wasDamaged = (event: IDBVersionChangeEvent & { dataLoss?: string }): boolean =>
	event.dataLoss === "total";

/** One that opens too late is nobody's any more, and is closed. */
function inTime(opening: Promise<HistoryDatabase>): Promise<HistoryDatabase> {
	return new Promise((resolve, reject) => {
		let isLate = false;
		const timer = setTimeout(() => {
			isLate = true;
			reject(new Error(`it was not open within ${OPEN_WITHIN_MS / 1000} s`));
		}, OPEN_WITHIN_MS);
		opening
			.then((database) => (isLate ? database.close() : resolve(database)), reject)
			.finally(() => clearTimeout(timer));
	});
}
