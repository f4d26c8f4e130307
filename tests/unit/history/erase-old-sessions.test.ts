import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eraseOldSessions } from "../../../src/history/erase-old-sessions.ts";
import {
	HISTORY_NAME,
	type HistoryDatabase,
	openHistory,
} from "../../../src/store/history-database.ts";
import { listSessions } from "../../../src/store/read-history.ts";
import { sessionOf } from "../store/kept-seconds.ts";

/** Synchronised storage, in memory. */
const fake = vi.hoisted(() => ({
	settings: undefined as unknown,
	keepDays: undefined as unknown,
	isBroken: false,
}));

vi.mock("webextension-polyfill", () => {
	const get = async (key: string) => {
		if (fake.isBroken) throw new Error("storage is broken");
		return { [key]: fake.settings };
	};
	const local = { get: async () => ({ keepDays: fake.keepDays }) };
	return { default: { storage: { sync: { get }, local } } };
});

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 21);
let database: HistoryDatabase;

beforeEach(async () => {
	Object.assign(fake, { settings: undefined, keepDays: undefined, isBroken: false });
	database = await openHistory();
	for (const days of [1, 10, 40, 400])
		await database.put("sessions", {
			...sessionOf(`${days} days old`),
			startedAtMs: NOW_MS - days * DAY_MS,
			endedAtMs: NOW_MS - days * DAY_MS,
		});
});

afterEach(async () => {
	database.close();
	await deleteDB(HISTORY_NAME);
});

const left = async () => (await listSessions(database)).found.map(({ id }) => id);

test.each([
	[undefined, ["1 days old", "10 days old"]],
	[{ style: "dot" }, ["1 days old", "10 days old"]],
	[{ keepDays: 7 }, ["1 days old"]],
	[{ keepDays: 365 }, ["1 days old", "10 days old", "40 days old"]],
	[{ keepDays: 0 }, ["1 days old", "10 days old", "40 days old", "400 days old"]],
	[{ keepDays: "365" }, ["1 days old", "10 days old", "40 days old", "400 days old"]],
	["damaged", ["1 days old", "10 days old", "40 days old", "400 days old"]],
])("by the settings %j these are left: %j", async (settings, expected) => {
	fake.settings = settings;
	expect(await eraseOldSessions(database, NOW_MS)).toBe(4 - expected.length);
	expect(await left()).toEqual(expected);
});

test.each([
	[undefined, 365, ["1 days old", "10 days old", "40 days old"]],
	[{ style: "dot" }, 365, ["1 days old", "10 days old", "40 days old"]],
	[{ keepDays: 7 }, 365, ["1 days old"]],
	[undefined, 7, ["1 days old"]],
	[undefined, "damaged", ["1 days old", "10 days old"]],
])(
	"by the settings %j where %j days are remembered these are left: %j",
	async (settings, keepDays, expected) => {
		Object.assign(fake, { settings, keepDays });
		await eraseOldSessions(database, NOW_MS);
		expect(await left()).toEqual(expected);
	},
);

test("where the settings cannot be read nothing is erased", async () => {
	fake.isBroken = true;
	await expect(eraseOldSessions(database, NOW_MS)).rejects.toThrow("storage is broken");
	expect(await left()).toHaveLength(4);
});
