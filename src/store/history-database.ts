import {
	type DBSchema,
	type IDBPDatabase,
	type IDBPTransaction,
	openDB,
	type StoreNames,
} from "idb";
import { HistoryProblem } from "./history-problem.ts";
import type { FacesRow, RoomRow, SessionRow } from "./history-rows.ts";

export interface HistorySchema extends DBSchema {
	sessions: { key: string; value: SessionRow };
	room: { key: [sessionId: string, second: number]; value: RoomRow };
	faces: { key: [sessionId: string, second: number]; value: FacesRow };
}

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
];

export const HISTORY_VERSION = MIGRATIONS.length;

/**
 * Opens the history, and brings one of an older version up to date.
 *
 * @param version The version to bring it to; for tests of older ones.
 * @throws HistoryProblem where a newer version wrote it, or the browser keeps nothing.
 */
export async function openHistory(version = HISTORY_VERSION): Promise<HistoryDatabase> {
	try {
		return await openDB<HistorySchema>(HISTORY_NAME, version, {
			upgrade: (database, from, to, upgrade) => {
				for (const migrate of MIGRATIONS.slice(from, to ?? HISTORY_VERSION))
					migrate(database, upgrade);
			},
			// A newer version wants to migrate: an open connection would keep it waiting.
			blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
		});
	} catch (error) {
		throw HistoryProblem.from(error);
	}
}
