import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findSession } from "../../../src/offscreen/find-session.ts";
import {
	HISTORY_NAME,
	type HistoryDatabase,
	openHistory,
} from "../../../src/store/history-database.ts";
import { writeSeconds } from "../../../src/store/write-history.ts";
import { sessionOf } from "../store/kept-seconds.ts";

const CALL = { tabId: 3, platform: "google-meet", callMark: "0badcafe" };
const HOUR_MS = 3_600_000;

let database: HistoryDatabase;

beforeEach(async () => {
	database = await openHistory();
});

afterEach(async () => {
	database.close();
	await deleteDB(HISTORY_NAME);
});

const find = (wallMs: number) =>
	findSession(database, CALL, { monotonicMs: 0, wallMs }, () => "new");
const keep = (given: Parameters<typeof sessionOf>[1]) =>
	writeSeconds(
		database,
		{ session: sessionOf("one", given), seconds: [], names: [] },
		{ isNew: true },
	);
const { startedAtMs } = sessionOf("one");

test("where nothing is kept a session begins", async () => {
	expect(await find(startedAtMs)).toMatchObject({
		session: { id: "new", startedAtMs, ...CALL },
		isNew: true,
		aheadMs: 0,
	});
});

test.each([
	["as far on as the clock says", 70_000, undefined, 70_400, 70_000],
	["but never before its last second's end", 70_000, undefined, 60_000, 70_000],
	["without the time that was slept", HOUR_MS + 5000, HOUR_MS, HOUR_MS + 9000, 9000],
])("the session of just before goes on %s", async (_, lastMs, sleptMs, laterMs, aheadMs) => {
	await keep({
		lastMs,
		...(sleptMs !== undefined && { sleeps: [{ atMs: 2000, forMs: sleptMs }] }),
	});
	expect(await find(startedAtMs + laterMs)).toMatchObject({
		session: { id: "one" },
		isNew: false,
		aheadMs,
	});
});
